package org.sealpress.target.rclone;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a remote may take, and how much of the line.
 *
 * @param connect to answer at all
 * @param idle to go on after a silence
 * @param bytesPerSecond the slowest transfer that is worth waiting for
 * @param bandwidth the most it may take, as rclone's {@code --bwlimit} has it, timetables included;
 *     empty for all there is
 */
public record RcloneLimits(
    Duration connect, Duration idle, long bytesPerSecond, Optional<String> bandwidth) {
  private static final long START_SECONDS = 10;

  /** With all of the line. */
  public RcloneLimits(Duration connect, Duration idle, long bytesPerSecond) {
    this(connect, idle, bytesPerSecond, Optional.empty());
  }

  /** 15 seconds to connect, a minute of silence, 8 KiB a second. */
  public static RcloneLimits standard() {
    return new RcloneLimits(Duration.ofSeconds(15), Duration.ofMinutes(1), 8 * 1024);
  }

  /** These, with so much of the line. */
  public RcloneLimits within(Optional<String> other) {
    return new RcloneLimits(connect, idle, bytesPerSecond, other);
  }

  /** How long one call may take that moves this many bytes. */
  Duration forBytes(long bytes) {
    return connect
        .plus(idle)
        .multipliedBy(2) // rclone tries a connection twice
        .plusSeconds(START_SECONDS + bytes / bytesPerSecond);
  }
}
