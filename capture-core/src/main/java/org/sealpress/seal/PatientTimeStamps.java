package org.sealpress.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does not ask an authority that has just failed: for a minute at first, twice as long after each
 * further failure, an hour at most. So one that is dead costs one document its time limit, and the
 * others nothing.
 */
public final class PatientTimeStamps implements TimeStamps {
  private static final Logger LOG = LoggerFactory.getLogger(PatientTimeStamps.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final TimeStamps authority;
  private final Clock clock;
  private @Nullable Instant failed;
  private Duration pause = FIRST;
  private String why = "";

  /** In front of an authority. */
  public PatientTimeStamps(TimeStamps authority, Clock clock) {
    this.authority = authority;
    this.clock = clock;
  }

  @Override
  public TimeStamp stamp(byte[] sha256) throws SealFault {
    checkPause();
    try {
      TimeStamp stamp = authority.stamp(sha256);
      worked();
      return stamp;
    } catch (SealFault e) {
      failed(e);
      throw e;
    }
  }

  private synchronized void checkPause() throws SealFault {
    Instant now = clock.instant();
    boolean pausing = failed != null && !now.isBefore(failed) && now.isBefore(failed.plus(pause));
    if (pausing) {
      throw new SealFault(SealFault.Kind.NO_TIME_STAMP, why);
    }
  }

  private synchronized void worked() {
    if (failed != null) {
      LOG.info("the time-stamp authority answers again");
    }
    failed = null;
    pause = FIRST;
  }

  private synchronized void failed(SealFault fault) {
    if (failed == null) {
      LOG.warn("documents are signed without a time-stamp meanwhile: {}", fault.getMessage());
    } else {
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
    failed = clock.instant();
    why = String.valueOf(fault.getMessage());
  }
}
