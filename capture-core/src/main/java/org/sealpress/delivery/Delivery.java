package org.sealpress.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.ledger.Ledger;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every target up to date, each in a thread of its own. A target that is not there is asked
 * for again, soon at first, then every minute.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

  private final Courier courier;
  private final DeliveryListener listener;
  private final List<Round> rounds = new ArrayList<>();
  private volatile boolean closed;

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
    this.courier = new Courier(vault, ledger, companions, listener);
    this.listener = listener;
    for (Destination destination : destinations) {
      rounds.add(new Round(destination));
    }
    rounds.forEach(Thread::start);
  }

  /** Something new is in the vault: deliver now. */
  public void soon() {
    rounds.forEach(round -> round.wake.release());
  }

  /** Ends after the object in flight, and waits for that a while. */
  @Override
  public void close() {
    closed = true;
    soon();
    for (Round round : rounds) {
      try {
        round.join(10_000);
        round.interrupt();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private final class Round extends Thread {
    private final Destination destination;
    private final Semaphore wake = new Semaphore(0);
    private @Nullable Opened target;
    private String ledgerName;

    Round(Destination destination) {
      super("delivery-" + destination.name());
      this.destination = destination;
      this.ledgerName = destination.name();
      setDaemon(true);
    }

    @Override
    public void run() {
      Duration retry = FIRST_RETRY;
      while (!closed) {
        boolean done = round();
        Duration pause = done ? IDLE : retry;
        retry = done ? FIRST_RETRY : longer(retry);
        try {
          boolean woken = wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
          if (woken) {
            wake.drainPermits();
          }
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    private boolean round() {
      try {
        Opened open = target;
        if (open == null) {
          open = destination.opener().open();
          target = open;
          ledgerName = open.ledgerName();
        }
        courier.deliver(destination.name(), open);
        listener.on(new DeliveryEvent.UpToDate(destination.name()));
        return true;
      } catch (TargetFault e) {
        target = null;
        behind(e.getMessage());
      } catch (IOException | RuntimeException e) {
        LOG.error("delivery to {} failed: {}", destination.name(), e.getMessage(), e);
        behind(String.valueOf(e.getMessage()));
      }
      return false;
    }

    private void behind(String message) {
      try {
        listener.on(
            new DeliveryEvent.Behind(destination.name(), courier.waiting(ledgerName), message));
      } catch (IOException e) {
        LOG.error("the catalog can't be asked: {}", e.getMessage());
      }
    }
  }

  private static Duration longer(Duration retry) {
    Duration twice = retry.multipliedBy(2);
    return twice.compareTo(IDLE) > 0 ? IDLE : twice;
  }
}
