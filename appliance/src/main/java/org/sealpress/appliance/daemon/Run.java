package org.sealpress.appliance.daemon;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the daemon: by which configuration and clock it goes, and what has to be closed at its
 * end.
 */
final class Run implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final ConfigFile file;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final List<AutoCloseable> open = new ArrayList<>();

  Run(ConfigFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  ConfigFile file() {
    return file;
  }

  Config config() {
    return file.config();
  }

  Clock clock() {
    return clock;
  }

  SecureRandom random() {
    return random;
  }

  /** Closes this at the end of the run, before all that was opened earlier. */
  synchronized <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  /** Whether there is something to close. */
  synchronized boolean isOpen() {
    return !open.isEmpty();
  }

  /** Closes all, the last opened first; what can't be closed is logged. */
  @Override
  public synchronized void close() {
    for (int i = open.size() - 1; i >= 0; i--) {
      try {
        open.get(i).close();
      } catch (Exception e) {
        LOG.warn("while ending: {}", e.getMessage(), e);
      }
    }
    open.clear();
  }
}
