package org.sealpress.appliance.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Wrong tries summed up, so that who tries all day fills no ledger: one entry for a user in ten
 * minutes. Knows too whether somebody is trying hard, for an alarm.
 */
public final class FailedLogins {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  /** An attack is over when nothing was locked for so long. */
  private static final Duration OVER = Duration.ofHours(1);

  private static final class Sum {
    private long tries;
    private Optional<Instant> told = Optional.empty();
  }

  /**
   * Somebody who tries hard.
   *
   * @param since when the first of it was locked
   * @param locks how often since then
   */
  public record Attack(Instant since, long locks) {}

  private final Clock clock;
  private final Audit audit;
  private final Map<String, Sum> sums = new HashMap<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private long locks;

  FailedLogins(Clock clock, Audit audit) {
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Counts one.
   *
   * @param user of those that there are; empty for others
   * @param locked whether it is one too many
   */
  void count(String user, boolean locked) {
    long tries = 0;
    synchronized (this) {
      Instant now = clock.instant();
      Sum sum = sums.computeIfAbsent(user, name -> new Sum());
      sum.tries++;
      if (sum.told.isEmpty() || now.isAfter(sum.told.get().plus(PAUSE))) {
        tries = sum.tries;
        sum.tries = 0;
        sum.told = Optional.of(now);
      }
      if (locked) {
        first = attack().isPresent() ? first : Optional.of(now);
        locks = attack().isPresent() ? locks + 1 : 1;
        last = Optional.of(now);
      }
    }
    if (tries > 0) {
      audit.failed(user, tries);
    }
  }

  /** Records what was not told yet of a user who is in now. */
  void settle(String user) {
    long tries;
    synchronized (this) {
      Sum sum = sums.remove(user);
      tries = sum == null ? 0 : sum.tries;
    }
    if (tries > 0) {
      audit.failed(user, tries);
    }
  }

  /** Whether somebody is trying hard. */
  public synchronized Optional<Attack> attack() {
    Instant now = clock.instant();
    return last.filter(at -> now.isBefore(at.plus(OVER)))
        .flatMap(at -> first.map(since -> new Attack(since, locks)));
  }
}
