package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Event;
import org.sealpress.target.TargetFault;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Upkeep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks after the box's own store, round after round: what it holds is read again
 * in turn, what is damaged or missing comes back from a target, and what may go leaves when room is
 * needed. Deliveries go first.
 */
final class BoxRounds extends Thread {
  private static final Logger LOG = LoggerFactory.getLogger(BoxRounds.class);
  private static final int PAGE = 100;
  private static final long LONGEST_REST_MILLIS = 2000;

  private final BoxStore store;
  private final Cargo cargo;
  private final Pace pace;
  private final DeliveryListener listener;
  private final BooleanSupplier busy;
  private final BoxMending mending;
  private final Turn turn;
  private final Optional<MakingRoom> room;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean ending;
  private volatile boolean wanted;
  private @Nullable Inspection inspection;
  private long rested = System.nanoTime();
  private long inspecting;
  private boolean welcomed;

  /**
   * A thread that is not started.
   *
   * @param busy whether something is being delivered
   */
  BoxRounds(
      BoxStore store,
      Cargo cargo,
      Pace pace,
      OtherTargets others,
      DeliveryListener listener,
      BooleanSupplier busy) {
    super("delivery-box");
    this.store = store;
    this.cargo = cargo;
    this.pace = pace;
    this.listener = listener;
    this.busy = busy;
    Verifying verifying = cargo.settings().verifying();
    this.mending = new BoxMending(store, cargo, others, listener);
    this.turn = new Turn(verifying, System::nanoTime);
    this.room =
        store
            .room()
            .map(
                rules -> new MakingRoom(cargo.vault(), rules, verifying, others, System::nanoTime));
    setDaemon(true);
  }

  /** Reads a part of what is on the box again as soon as it can. */
  void verify() {
    wanted = true;
    wake.release();
  }

  /** Whether somebody waits for that. */
  boolean isToVerify() {
    return wanted;
  }

  /** Ends after the object in hand. */
  void end() {
    ending = true;
    wake.release();
  }

  @Override
  public void run() {
    tellLastRead();
    while (!ending) {
      listener.on(new DeliveryEvent.OwnStore(BoxStore.NAME, round()));
      if (!pause(pace.idle())) {
        return;
      }
    }
  }

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

  /** One of the things that are done in a round. */
  private interface Step {
    /** Does it; gives what is wrong. */
    Optional<String> take() throws TargetFault, IOException;
  }

  /** One round; what is wrong, empty when all is well. What fails keeps no other step from it. */
  private String round() {
    List<String> problems = new ArrayList<>();
    List<Step> steps =
        List.of(
            this::welcome,
            this::settle,
            this::makeRoom,
            this::inspect,
            () -> mending.next(() -> ending));
    for (Step step : steps) {
      try {
        step.take().ifPresent(problems::add);
      } catch (TargetFault e) {
        problems.add(e.getMessage());
      } catch (Exception | Error e) { // whatever it is, the box must be looked after
        if (!ending) {
          LOG.error("looking after the box's own store failed", e);
          problems.add("the box's own store could not be looked after: " + e.getMessage());
        }
      }
    }
    return String.join("; ", problems);
  }

  private Optional<String> makeRoom() throws IOException {
    return room.isPresent() ? room.get().make(() -> ending) : Optional.empty();
  }

  private Upkeep upkeep() {
    return cargo.vault().catalog().upkeep();
  }

  private void tellLastRead() {
    try {
      upkeep()
          .lastRead(Event.THIS_BOX)
          .ifPresent(proof -> listener.on(new DeliveryEvent.ReadAgain(BoxStore.NAME, proof)));
    } catch (IOException e) {
      LOG.debug("what was last read of the box is not known", e);
    }
  }

  /** What the ledger says has left, and is still there since a power cut came in between, stays. */
  private Optional<String> settle() throws TargetFault, IOException {
    for (DocumentVersion version : upkeep().lastLeft(MakingRoom.BATCH)) {
      if (Files.exists(cargo.vault().object(version.object()))) {
        if (mending.isGood(version)) {
          cargo.ledger().append(BoxMending.back(version));
        } else {
          var unused = store.place().setAside(version.object());
        }
      }
    }
    return Optional.empty();
  }

  /** What was fetched from targets for a new box is on it from now on. */
  private Optional<String> welcome() throws IOException {
    long after = -1;
    List<DocumentVersion> page = welcomed ? List.of() : upkeep().neverOnBox(after, PAGE);
    rested = System.nanoTime();
    while (!page.isEmpty()) {
      List<Event.Copied> here = new ArrayList<>();
      for (DocumentVersion version : page) {
        if (Files.exists(cargo.vault().object(version.object())) && mending.isGood(version)) {
          here.add(BoxMending.back(version));
        }
        if (rest()) {
          return Optional.empty(); // it begins again at the next start
        }
      }
      cargo.ledger().append(here);
      after = page.get(page.size() - 1).seq();
      page = upkeep().neverOnBox(after, PAGE);
    }
    welcomed = true;
    return Optional.empty();
  }

  private Optional<String> inspect() throws TargetFault, IOException {
    Inspection now = inspection;
    if (now == null || now.isDone()) {
      if (!wanted && !turn.isNow(upkeep(), Event.THIS_BOX)) {
        return Optional.empty();
      }
      now =
          new Inspection(
              new Inspected(BoxStore.NAME, Event.THIS_BOX, upkeep()::onBox, false),
              cargo,
              listener,
              System::nanoTime);
      inspection = now;
      wanted = false;
    }
    inspecting = System.nanoTime();
    rested = inspecting;
    var unused = now.go(store.place(), this::restOrEnd);
    if (now.isDone()) {
      turn.taken(upkeep(), Event.THIS_BOX);
    }
    return Optional.empty();
  }

  /** After some time other things have their turn. */
  private boolean restOrEnd() {
    return rest() || rested - inspecting > pace.idle().toNanos();
  }

  /**
   * Reads half of the time at most, and not while something is being delivered.
   *
   * @return whether to end
   */
  private boolean rest() {
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - rested);
    boolean go = pause(Duration.ofMillis(Math.min(took, LONGEST_REST_MILLIS)));
    while (go && !ending && busy.getAsBoolean()) {
      go = pause(Duration.ofMillis(LONGEST_REST_MILLIS / 4));
    }
    rested = System.nanoTime();
    return ending || !go;
  }
}
