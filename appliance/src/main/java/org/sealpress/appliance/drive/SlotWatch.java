package org.sealpress.appliance.drive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.drive.DriveDiary.Last;
import org.sealpress.appliance.drive.SlotState.Condition;
import org.sealpress.appliance.patrol.Patrol;
import org.sealpress.delivery.Receipt;
import org.sealpress.target.drive.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one slot: notices within half a second who comes and who goes, tells the ledger and the
 * deliveries, and lets a drive go when a person asks. {@link #state} never waits for a disk.
 */
public final class SlotWatch extends Patrol {
  private static final Logger LOG = LoggerFactory.getLogger(SlotWatch.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** What was refused may have been put right meanwhile. */
  private static final long AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

  /** For the batch in flight, which is 64 MB at most, on the slowest of sticks. */
  private static final Duration TO_LET_GO = Duration.ofMinutes(2);

  /**
   * A slot.
   *
   * @param name the target's name in the configuration
   * @param path where drives are mounted
   * @param eye tells quickly whether something is there
   * @param look tells what it is
   */
  public record Place(String name, Path path, Presence.Eye eye, Supplier<Finding> look) {}

  private final Place place;
  private final Unmounter unmounter;
  private final Deliveries deliveries;
  private final DriveDiary diary;
  private final Consumer<SlotState> listener;
  private final Clock clock;
  private volatile SlotState state;
  private volatile Optional<String> inUse = Optional.empty();
  private volatile boolean again;
  private Optional<Presence> presence = Optional.empty();
  private @Nullable Last drive;
  private boolean begun;
  private boolean unmounting;
  private long looked;

  /**
   * A watch that {@link #start} begins.
   *
   * @param listener is told of each change; must be quick
   */
  public SlotWatch(
      Place place,
      Unmounter unmounter,
      Deliveries deliveries,
      DriveDiary diary,
      Consumer<SlotState> listener,
      Clock clock) {
    super("slot-" + place.name(), Duration.ZERO, PAUSE, LONGEST_GOODBYE);
    this.place = place;
    this.unmounter = unmounter;
    this.deliveries = deliveries;
    this.diary = diary;
    this.listener = listener;
    this.clock = clock;
    this.state = new SlotState(place.name(), Condition.EMPTY, "", "", clock.instant());
  }

  /** How it is now. */
  public SlotState state() {
    return state;
  }

  /** The id of the drive that is in the slot and in use; empty for none. */
  Optional<String> inUse() {
    return inUse;
  }

  /** Where drives are mounted. */
  Path path() {
    return place.path();
  }

  /** Something was done to the drive in the slot: it is looked at again. */
  public void lookAgain() {
    again = true;
  }

  @Override
  protected synchronized void round() {
    if (unmounting) {
      return;
    }
    if (!begun) {
      drive = lastKnown();
      begun = true;
    }
    Optional<Presence> now = see();
    boolean change = !now.equals(presence);
    if (change) {
      presence = now;
    }
    if (now.isEmpty()) {
      left();
    } else if (change || again || isDoubtful()) {
      again = false;
      cameIn();
    }
  }

  private @Nullable Last lastKnown() {
    try {
      return diary.in(place.name()).orElse(null);
    } catch (IOException e) {
      LOG.warn("which drive was in the slot {} is not known: {}", place.name(), e.getMessage());
      return null;
    }
  }

  private boolean isDoubtful() {
    return state.condition() == Condition.REFUSED && System.nanoTime() - looked > AGAIN_NANOS;
  }

  private Optional<Presence> see() {
    try {
      return place.eye().look();
    } catch (IOException e) {
      return Optional.empty(); // not even the folder is there
    }
  }

  /** Nothing is in the slot now. */
  private void left() {
    Last gone = drive;
    if (gone != null) {
      pulled(gone);
      unmounter.forget(place.path());
    } else if (state.condition() == Condition.REFUSED) {
      become(Condition.EMPTY, "", "");
    }
  }

  private void pulled(Last gone) {
    drive = null;
    deliveries.gone(place.name());
    write(() -> diary.pulled(gone, place.name()));
    become(
        Condition.PULLED,
        gone.label(),
        ("Drive %s was pulled without asking. No document is lost: only copies that were read back"
                + " count. It is looked through when it is back. Next time ask for it first:"
                + " `sealpress drive eject`.")
            .formatted(Shown.label(gone.label())));
  }

  private void cameIn() {
    looked = System.nanoTime();
    Finding found = place.look().get();
    Last before = drive;
    if (found instanceof Finding.Ours ours) {
      Last now = new Last(ours.marker().id(), ours.marker().label());
      boolean same = before != null && before.id().equals(now.id());
      if (same && (state.condition() == Condition.IN || state.condition() == Condition.LEAVING)) {
        return;
      }
      if (before != null && !same) {
        pulled(before);
      }
      drive = now;
      if (!same) {
        write(() -> diary.arrived(ours.marker(), place.name()));
      }
      become(Condition.IN, now.label(), "");
      deliveries.resume(place.name());
    } else {
      if (before != null) {
        pulled(before);
      }
      become(Condition.REFUSED, "", found.told());
      deliveries.resume(place.name());
    }
  }

  /**
   * Begins to let the drive go; how it ends is in {@link #state}: {@link Condition#SAFE}, or what
   * it was before, with a message.
   *
   * @return why not; empty when it has begun, or is done already
   */
  public synchronized Optional<String> eject() {
    switch (state.condition()) {
      case EMPTY, PULLED -> {
        return Optional.of("no drive is in the slot \"" + place.name() + "\"");
      }
      case LEAVING -> {
        return Optional.of("it is being let go already: wait until it is said to be safe");
      }
      case SAFE -> {
        return Optional.empty();
      }
      case IN, REFUSED -> {
        SlotState before = state;
        become(
            Condition.LEAVING, before.label(), "What is on its way is finished: don't pull yet.");
        Thread thread = new Thread(() -> letGo(before), "eject-" + place.name());
        thread.setDaemon(true);
        thread.start();
        return Optional.empty();
      }
    }
    throw new IllegalStateException(state.toString());
  }

  private void letGo(SlotState before) {
    try {
      Receipt receipt = deliveries.release(place.name(), TO_LET_GO);
      if (!receipt.letGo()) {
        stays(before, receipt.problem());
        return;
      }
      synchronized (this) {
        if (state.condition() != Condition.LEAVING) {
          return; // it was pulled meanwhile
        }
        unmounting = true;
      }
      boolean off = unmounter.unmount(place.path());
      safe(receipt, off);
    } catch (IOException e) {
      stays(before, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      stays(before, "the box is ending");
    } catch (RuntimeException | Error e) {
      LOG.error("the slot {} could not be emptied", place.name(), e);
      stays(before, "internal error; the log tells more");
    }
  }

  private synchronized void stays(SlotState before, String why) {
    unmounting = false;
    if (state.condition() != Condition.LEAVING) {
      return;
    }
    become(before.condition(), before.label(), "It can't be pulled yet: " + why);
    deliveries.resume(place.name());
  }

  private synchronized void safe(Receipt receipt, boolean off) {
    unmounting = false;
    presence = see();
    if (presence.isEmpty()) {
      deliveries.resume(place.name()); // who asks for documents is told that no drive is there
    }
    Last gone = drive;
    drive = null;
    if (gone != null) {
      write(() -> diary.ejected(gone, place.name()));
    }
    String label = gone == null ? "" : gone.label();
    LOG.debug("{} is unmounted{}", place.path(), off ? " and switched off" : "");
    become(Condition.SAFE, label, Shown.safe(label, receipt));
  }

  private interface Note {
    void write() throws IOException;
  }

  private static void write(Note note) {
    try {
      note.write();
    } catch (IOException e) {
      LOG.error("what became of a drive could not be written into the ledger: {}", e.getMessage());
    }
  }

  private void become(Condition condition, String label, String message) {
    Last now = drive;
    inUse = condition == Condition.IN && now != null ? Optional.of(now.id()) : Optional.empty();
    boolean same =
        condition == state.condition()
            && label.equals(state.label())
            && message.equals(state.message());
    if (!same) {
      state = new SlotState(place.name(), condition, label, message, clock.instant());
      listener.accept(state);
    }
  }
}
