package org.sealpress.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.target.TargetFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that goes to one destination, round after round, until it is ended. */
final class Rounds extends Thread {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Destination destination;
  private final Cargo cargo;
  private final Pace pace;
  private final DeliveryListener listener;
  private final Semaphore wake = new Semaphore(0);
  private final Progress progress = new Progress();
  private volatile boolean ending;
  private @Nullable Courier courier;
  private String ledgerName;

  Rounds(Destination destination, Cargo cargo, Pace pace, DeliveryListener listener) {
    super("delivery-" + destination.name());
    this.destination = destination;
    this.cargo = cargo;
    this.pace = pace;
    this.listener = listener;
    this.ledgerName = destination.name();
    setDaemon(true);
  }

  /** Begins the next round at once. */
  void soon() {
    wake.release();
  }

  /** Ends after the object in flight. */
  void end() {
    ending = true;
    soon();
  }

  @Override
  public void run() {
    Duration retry = pace.firstRetry();
    while (!ending) {
      boolean done = round();
      Duration pause = done ? pace.idle() : retry;
      retry = done ? pace.firstRetry() : pace.longer(retry);
      try {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private boolean round() {
    try {
      if (courier().deliver(progress)) {
        listener.on(new DeliveryEvent.UpToDate(destination.name()));
      }
      return true;
    } catch (TargetFault e) {
      behind(e.getMessage());
    } catch (Exception | Error e) { // whatever it is, the copies must not end with it
      if (!ending) {
        LOG.error("delivery to {} failed", destination.name(), e);
      }
      behind("the box could not deliver: " + (e.getMessage() == null ? e : e.getMessage()));
    }
    courier = null;
    return false;
  }

  private Courier courier() throws TargetFault {
    Courier there = courier;
    if (there == null) {
      Opened opened = destination.opener().open();
      ledgerName = opened.ledgerName();
      there = new Courier(destination.name(), cargo, opened, listener, () -> ending);
      courier = there;
    }
    return there;
  }

  private void behind(String message) {
    long waiting = -1;
    try {
      waiting = cargo.waiting(ledgerName);
    } catch (IOException | RuntimeException e) {
      LOG.error("how much waits for {} is not known: {}", destination.name(), e.getMessage());
    }
    listener.on(new DeliveryEvent.Behind(destination.name(), waiting, message));
  }
}
