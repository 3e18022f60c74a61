package org.sealpress.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.target.Content;
import org.sealpress.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every target up to date, each in a thread of its own. A target that is not there is asked
 * for again, soon at first, then every minute.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration LAST = Duration.ofSeconds(2);

  private final List<Rounds> rounds;
  private final Pace pace;

  /**
   * Starts delivering.
   *
   * @param companions what lies beside the objects on every target, by name
   */
  public Delivery(
      Vault vault,
      Ledger ledger,
      List<Destination> destinations,
      Map<String, Content> companions,
      DeliveryListener listener) {
    this(new Cargo(vault, ledger, companions), destinations, Pace.USUAL, listener);
  }

  /**
   * Starts delivering, with signed checkpoints beside the ledger.
   *
   * @param notary signs them; stays the caller's to close, after this
   */
  public Delivery(
      Vault vault,
      Ledger ledger,
      @Nullable Notary notary,
      List<Destination> destinations,
      Map<String, Content> companions,
      DeliveryListener listener) {
    this(new Cargo(vault, ledger, notary, companions), destinations, Pace.USUAL, listener);
  }

  Delivery(Cargo cargo, List<Destination> destinations, Pace pace, DeliveryListener listener) {
    this.pace = pace;
    DeliveryListener shielded = new ShieldedListener(listener);
    this.rounds =
        destinations.stream().map(place -> new Rounds(place, cargo, pace, shielded)).toList();
    rounds.forEach(Thread::start);
  }

  /** Something new is in the vault: deliver now. */
  public void soon() {
    rounds.forEach(Rounds::soon);
  }

  /** Ends after the objects in flight, for which it waits a while; then it interrupts them. */
  @Override
  public void close() {
    rounds.forEach(Rounds::end);
    try {
      if (!join(pace.farewell())) {
        rounds.forEach(Thread::interrupt);
        if (!join(LAST)) {
          LOG.warn("a target does not let go; what was on its way there is copied again later");
        }
      }
    } catch (InterruptedException e) {
      rounds.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private boolean join(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Rounds each : rounds) {
      each.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
    return rounds.stream().noneMatch(Thread::isAlive);
  }
}
