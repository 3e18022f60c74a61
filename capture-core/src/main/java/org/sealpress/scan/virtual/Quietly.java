package org.sealpress.scan.virtual;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is given up: that it fails to close makes no difference. */
final class Quietly {
  private static final Logger LOG = LoggerFactory.getLogger(Quietly.class);

  private Quietly() {}

  static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.debug("could not be closed: {}", e.toString());
    }
  }
}
