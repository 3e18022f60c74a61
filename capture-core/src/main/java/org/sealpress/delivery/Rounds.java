package org.sealpress.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that goes to one destination, round after round, until it is ended. While the target
 * is let go, no call goes to it.
 */
final class Rounds extends Thread {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** A history that somebody has changed takes nothing more, and can be read all the same. */
  private static final Set<Kind> WHAT_IT_HAS_CAN_BE_READ =
      Set.of(Kind.FULL, Kind.NAME_TAKEN, Kind.CONTENT_UNREADABLE, Kind.DENIED);

  private final Destination destination;
  private final Cargo cargo;
  private final Pace pace;
  private final DeliveryListener listener;
  private final Semaphore wake = new Semaphore(0);
  private final Progress progress = new Progress();
  private final Hold hold = new Hold();
  private final Lending lending;
  private volatile Supply supply = Supply.NONE;
  private volatile boolean ending;
  private @Nullable Courier courier;
  private volatile String ledgerName;

  Rounds(Destination destination, Cargo cargo, Pace pace, DeliveryListener listener) {
    super("delivery-" + destination.name());
    this.destination = destination;
    this.cargo = cargo;
    this.pace = pace;
    this.listener = listener;
    this.ledgerName = destination.name();
    this.lending = new Lending(destination, System::nanoTime);
    setDaemon(true);
  }

  /** The destination. */
  Destination destination() {
    return destination;
  }

  /** Whether something is on its way. */
  boolean isDelivering() {
    return progress.inFlight() > 0;
  }

  /** What others may read from the destination. */
  Lending lending() {
    return lending;
  }

  /** Where that comes from which is not on the box. To be told before it is started. */
  void suppliedBy(Supply other) {
    supply = other;
  }

  /** Begins the next round at once. */
  void soon() {
    wake.release();
  }

  /** Reads a part of what the target holds again as soon as it can. */
  void verify() {
    progress.want();
    soon();
  }

  /** Whether somebody waits for that. */
  boolean isToVerify() {
    return progress.wanted();
  }

  /** Ends after the objects in flight. */
  void end() {
    ending = true;
    soon();
  }

  /** Lets the target go; see {@link Delivery#release}. */
  Receipt release(Duration limit) throws InterruptedException {
    var answer = hold.ask();
    soon();
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String busy =
          switch (progress.inFlight()) {
            case 0 -> "it is still being read, or given the ledger";
            case 1 -> "1 document is still being written to it";
            default -> progress.inFlight() + " documents are still being written to it";
          };
      return receipt(false, busy + ": don't pull it, wait and ask again");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nobody completes it so
    }
  }

  /** Takes the target up again. */
  void takeUp() {
    hold.end();
    lending.open();
    soon();
  }

  /** The medium was torn out; see {@link Delivery#gone}. */
  void gone() {
    int inFlight = progress.inFlight();
    progress.tear();
    soon();
    if (hold.answered()) {
      return; // it was let go before: nothing to tell
    }
    String what =
        switch (inFlight) {
          case 0 -> "nothing was on its way to it";
          case 1 -> "1 document was on its way to it, which does not count as copied";
          default ->
              inFlight + " documents were on their way to it, none of which counts as copied";
        };
    listener.on(
        new DeliveryEvent.Gone(
            destination.name(),
            inFlight,
            waiting(),
            "it was taken out without being let go: %s. Nothing that was acknowledged is lost; put it back in to have it checked"
                .formatted(what)));
  }

  @Override
  public void run() {
    Duration retry = pace.firstRetry();
    while (!ending) {
      if (progress.torn()) {
        forget();
      }
      boolean go;
      if (hold.asked()) {
        letGo();
        go = pause(pace.idle());
      } else {
        boolean done = round();
        boolean atOnce = progress.torn() || hold.asked();
        go = atOnce || pause(done ? idle() : retry);
        retry = done ? pace.firstRetry() : pace.longer(retry);
      }
      if (!go) {
        return;
      }
    }
  }

  /** Waits; false when this thread is interrupted, which ends it. */
  private boolean pause(Duration time) {
    try {
      if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Until the next round: the next slot of a schedule, if that is sooner. */
  private Duration idle() {
    return cargo
        .settings()
        .due()
        .get()
        .untilNext()
        .filter(slot -> slot.compareTo(pace.idle()) < 0)
        .orElse(pace.idle());
  }

  private boolean stopping() {
    return ending || progress.torn() || hold.asked() || destination.hours().closed().isPresent();
  }

  private boolean round() {
    Optional<String> closed = destination.hours().closed();
    if (closed.isPresent()) {
      listener.on(new DeliveryEvent.Waits(destination.name(), waiting(), closed.get()));
      return true;
    }
    try {
      if (courier().deliver(progress)) {
        Later later = cargo.due().later(ledgerName);
        listener.on(new DeliveryEvent.UpToDate(destination.name(), later));
        prove();
      }
      return true;
    } catch (TargetFault e) {
      behind(e.getMessage()); // before it is forgotten that the medium was torn out
      if (e.kind() == Kind.UNAVAILABLE) {
        progress.left();
      } else if (WHAT_IT_HAS_CAN_BE_READ.contains(e.kind())) {
        proveThoughBehind();
      }
    } catch (Exception | Error e) { // whatever it is, the copies must not end with it
      if (!ending) {
        LOG.error("delivery to {} failed", destination.name(), e);
      }
      behind("the box could not deliver: " + (e.getMessage() == null ? e : e.getMessage()));
    }
    courier = null;
    return false;
  }

  private void prove() throws TargetFault, IOException {
    if (courier().prove(progress, () -> stopping() || wake.availablePermits() > 0)) {
      soon(); // the target gets what was recorded
    }
  }

  /** One that is full, or lacks something that can't be had, is read again in its turn too. */
  private void proveThoughBehind() {
    try {
      prove();
    } catch (TargetFault e) {
      LOG.warn("what {} has can't be read again now: {}", destination.name(), e.getMessage());
      if (e.kind() == Kind.UNAVAILABLE) {
        progress.left();
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("what {} has could not be read again", destination.name(), e);
    }
  }

  /** What comes into the place next is opened and looked through as something new. */
  private void forget() {
    courier = null;
    progress.left();
  }

  private Courier courier() throws TargetFault {
    Courier there = courier;
    if (there == null) {
      Opened opened = destination.opener().open();
      ledgerName = opened.ledgerName();
      there = new Courier(destination.name(), cargo, opened, listener, this::stopping, supply);
      courier = there;
      tellLastRead();
    }
    return there;
  }

  private void tellLastRead() {
    try {
      cargo
          .vault()
          .catalog()
          .upkeep()
          .lastRead(ledgerName)
          .ifPresent(proof -> listener.on(new DeliveryEvent.ReadAgain(destination.name(), proof)));
    } catch (IOException e) {
      LOG.debug("what was last read of {} is not known", destination.name(), e);
    }
  }

  /** Once for each wish. */
  private void letGo() {
    if (hold.answered()) {
      return;
    }
    String problem = "";
    try {
      lending.close();
      courier().leave();
    } catch (TargetFault e) {
      problem = e.getMessage();
    } catch (InterruptedException e) { // somebody may still read from it
      Thread.currentThread().interrupt();
      hold.answer(receipt(false, "the box is being stopped: don't pull it before that is done"));
      return;
    } catch (Exception | Error e) { // it is let go all the same
      LOG.error("{} was let go without its ledger", destination.name(), e);
      problem = "the box failed: " + (e.getMessage() == null ? e : e.getMessage());
    }
    forget();
    hold.answer(receipt(true, problem));
  }

  private Receipt receipt(boolean letGo, String problem) {
    String target = destination.name();
    try {
      long has = cargo.vault().catalog().held(ledgerName);
      long lacks = cargo.vault().catalog().lack(ledgerName).objects();
      return new Receipt(target, ledgerName, letGo, has, lacks, problem);
    } catch (IOException | RuntimeException e) {
      LOG.error("what {} has is not known: {}", target, e.getMessage());
      return new Receipt(target, ledgerName, letGo, -1, -1, problem);
    }
  }

  private void behind(String message) {
    if (!progress.torn()) { // of a medium that was torn out all is told
      listener.on(new DeliveryEvent.Behind(destination.name(), waiting(), message));
    }
  }

  private long waiting() {
    try {
      return cargo.waiting(ledgerName);
    } catch (IOException | RuntimeException e) {
      LOG.error("how much waits for {} is not known: {}", destination.name(), e.getMessage());
      return -1;
    }
  }
}
