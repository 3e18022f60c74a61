package org.sealpress.appliance.daemon;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.Hours;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.delivery.Destination;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.rclone.RcloneLimits;
import org.sealpress.target.rclone.RcloneTarget;
import org.sealpress.target.retry.Backoff;
import org.sealpress.target.retry.CircuitBreaker;
import org.sealpress.target.retry.Retrying;

/**
 * A remote as long as the daemon runs: what failed in passing is tried again, one that is away for
 * long is left alone for a while, and outside of its hours it is not called at all.
 */
final class FarAway implements Destination.Opener, Destination.Hours {
  private final TargetConfig.Rclone remote;
  private final Clock clock;
  private final ZoneId zone;
  private @Nullable Opened opened;

  FarAway(TargetConfig.Rclone remote, Clock clock, ZoneId zone) {
    this.remote = remote;
    this.clock = clock;
    this.zone = zone;
  }

  static Destination destination(TargetConfig.Rclone remote, Clock clock) {
    FarAway far = new FarAway(remote, clock, ZoneId.systemDefault());
    return new Destination(remote.name(), far, far);
  }

  /** The remote itself. */
  static Target open(TargetConfig.Rclone remote, Clock clock) throws TargetFault {
    return RcloneTarget.open(
        remote.name(),
        remote.remote(),
        remote.config(),
        RcloneLimits.standard().within(remote.bandwidth()),
        clock);
  }

  /** Once: what is known of it, and how long it has been away, outlasts a round. */
  @Override
  public synchronized Opened open() throws TargetFault {
    Opened known = opened;
    if (known == null) {
      Target patient = Retrying.of(open(remote, clock), Backoff.USUAL);
      known =
          new Opened(
              remote.name(),
              CircuitBreaker.of(patient, CircuitBreaker.Settings.USUAL, clock.withZone(zone)));
      opened = known;
    }
    return known;
  }

  @Override
  public Optional<String> closed() {
    Optional<Hours> hours = remote.hours();
    return hours.isEmpty() || hours.get().contains(LocalTime.ofInstant(clock.instant(), zone))
        ? Optional.empty()
        : Optional.of(
            "calls go to it between " + hours.get() + " only, as the configuration has it");
  }
}
