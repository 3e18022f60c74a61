package org.sealpress.appliance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpress.appliance.patrol.Patrol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager again and again that the daemon lives, but only when it does: each time
 * the parts that matter are asked. When one has ended or hangs, nothing is told any more, and the
 * service manager starts the daemon anew.
 */
public final class Pulse extends Patrol {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  /** Without a watchdog only the status is told. */
  private static final Duration USUAL = Duration.ofSeconds(10);

  private static final int BEATS = 4;

  private final ServiceManager manager;
  private final Supplier<Optional<String>> dead;
  private final Supplier<String> doing;
  private String said = "";

  /**
   * One that {@link #start} begins.
   *
   * @param patience after how long without a word the daemon is started anew, if at all
   * @param dead what has ended or hangs; may take a quarter of the patience, and not more
   * @param doing the status, in one line
   */
  public Pulse(
      ServiceManager manager,
      Optional<Duration> patience,
      Supplier<Optional<String>> dead,
      Supplier<String> doing) {
    super("pulse", Duration.ZERO, pause(patience), Duration.ZERO);
    this.manager = manager;
    this.dead = dead;
    this.doing = doing;
  }

  static Duration pause(Optional<Duration> patience) {
    return patience
        .map(whole -> whole.dividedBy(BEATS))
        .filter(p -> p.compareTo(USUAL) < 0)
        .orElse(USUAL);
  }

  @Override
  protected void round() {
    Optional<String> what = dead.get();
    if (what.isPresent()) {
      LOG.error("the daemon does not do its work: {}; it should be started anew", what.get());
      say("It does not do its work: " + what.get());
      return;
    }
    manager.alive();
    say(doing.get());
  }

  private void say(String line) {
    if (!line.equals(said)) {
      manager.status(line);
      said = line;
    }
  }
}
