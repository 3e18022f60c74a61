package org.sealpress.target.retry;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a call again that failed in passing: {@link Kind#UNAVAILABLE} and {@link Kind#IO_ERROR}.
 * Every call of a target may be made again: a put of what is there already is silent, and a batch
 * leaves it out. What a person or another medium must mend is told at once.
 */
public final class Retrying implements Guard {
  /** Waits. */
  public interface Sleeper {
    /** Returns after the time, or throws when the thread is interrupted. */
    void sleep(Duration time) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);
  private static final Set<Kind> PASSING = Set.of(Kind.UNAVAILABLE, Kind.IO_ERROR);

  private final Backoff backoff;
  private final LongSupplier nanos;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  private Retrying(Backoff backoff, LongSupplier nanos, Sleeper sleeper, RandomGenerator random) {
    this.backoff = backoff;
    this.nanos = nanos;
    this.sleeper = sleeper;
    this.random = random;
  }

  /** A target that is tried again, by the time of this machine. */
  public static Target of(Target target, Backoff backoff) {
    return of(
        target,
        backoff,
        System::nanoTime,
        time -> Thread.sleep(time.toMillis()),
        RandomGenerator.getDefault());
  }

  /**
   * A target that is tried again.
   *
   * @param nanos a clock that only runs forward, as {@link System#nanoTime}
   */
  public static Target of(
      Target target, Backoff backoff, LongSupplier nanos, Sleeper sleeper, RandomGenerator random) {
    return Guarded.by(new Retrying(backoff, nanos, sleeper, random), target);
  }

  @Override
  public <T> T run(Step<T> step) throws TargetFault {
    long begun = nanos.getAsLong();
    for (int failures = 1; ; failures++) {
      TargetFault fault;
      try {
        return step.call();
      } catch (TargetFault e) {
        fault = e;
      }
      Duration pause = backoff.before(failures, random);
      Duration passed = Duration.ofNanos(nanos.getAsLong() - begun);
      if (!PASSING.contains(fault.kind())
          || failures >= backoff.attempts()
          || passed.plus(pause).compareTo(backoff.total()) > 0
          || Thread.currentThread().isInterrupted()) {
        throw fault;
      }
      LOG.info("tried again in {} ms: {}", pause.toMillis(), fault.getMessage());
      try {
        sleeper.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw fault;
      }
    }
  }
}
