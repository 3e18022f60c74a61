package org.sealpress.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How something that is to be done again and again stands.
 *
 * @param cadence what, and how often
 * @param last when it was done last; empty when it never was, or that is not known
 * @param since from when on it counts when it never was done; empty for not yet
 * @param risk what nobody knows as long as it is not done, a sentence without a full stop
 * @param remedy what to do, without a full stop
 */
public record Chore(
    Cadence cadence, Optional<Instant> last, Optional<Instant> since, String risk, String remedy) {
  /** The day on which it is due; empty when it need not be done yet. */
  public Optional<LocalDate> due(Today today) {
    return last.or(() -> since).map(from -> cadence.after(today.dateOf(from)));
  }
}
