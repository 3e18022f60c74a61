package org.sealpress.target.git;

import java.time.Duration;

/**
 * How long a Git remote may take.
 *
 * @param connect to answer at all
 * @param idle to go on after a silence
 * @param bytesPerSecond the slowest transfer that is worth waiting for
 */
public record GitLimits(Duration connect, Duration idle, long bytesPerSecond) {
  /** What a slow server checks in a second of what it was sent, saying nothing meanwhile. */
  private static final long CHECKED_PER_SECOND = 4 << 20;

  /** What this machine does in a second, at least. */
  private static final long WORKED_PER_SECOND = 1 << 20;

  private static final Duration LOCAL = Duration.ofMinutes(5);

  /** 15 seconds to connect, a minute of silence, 8 KiB a second. */
  public static GitLimits standard() {
    return new GitLimits(Duration.ofSeconds(15), Duration.ofMinutes(1), 8 * 1024);
  }

  /** How long one call may take that sends this many bytes. */
  Duration sending(long bytes) {
    return connect.plus(silence(bytes)).plusSeconds(bytes / bytesPerSecond);
  }

  /** How long a call may take that gets nobody knows how much: its silence ends it. */
  Duration receiving() {
    return Duration.ofDays(2);
  }

  /** How long a server may say nothing when it has got this many bytes. */
  Duration silence(long bytes) {
    return idle.plusSeconds(bytes / CHECKED_PER_SECOND);
  }

  /** How long a call may take that stays on this machine. */
  Duration local(long bytes) {
    return LOCAL.plusSeconds(bytes / WORKED_PER_SECOND);
  }
}
