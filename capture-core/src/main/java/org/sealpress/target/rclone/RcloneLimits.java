package org.sealpress.target.rclone;

import java.time.Duration;

/**
 * How long a remote may take.
 *
 * @param connect to answer at all
 * @param idle to go on after a silence
 * @param bytesPerSecond the slowest transfer that is worth waiting for
 */
public record RcloneLimits(Duration connect, Duration idle, long bytesPerSecond) {
  private static final long START_SECONDS = 10;

  /** 15 seconds to connect, a minute of silence, 8 KiB a second. */
  public static RcloneLimits standard() {
    return new RcloneLimits(Duration.ofSeconds(15), Duration.ofMinutes(1), 8 * 1024);
  }

  /** How long one call may take that moves this many bytes. */
  Duration forBytes(long bytes) {
    return connect
        .plus(idle)
        .multipliedBy(2) // rclone tries a connection twice
        .plusSeconds(START_SECONDS + bytes / bytesPerSecond);
  }
}
