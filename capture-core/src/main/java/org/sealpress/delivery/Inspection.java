package org.sealpress.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Part;
import org.sealpress.target.SettingAside;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/**
 * What is found of a target that came back, or whose turn it is. {@link #look} compares what the
 * ledger says is on it with the names and sizes that are there; {@link #prove} reads one part of it
 * again, another one each time, so that all is covered after so many. A copy that is not there any
 * more, or is not what it was, is recorded as lost, whereby it is lacking and due again; what is
 * damaged keeps its name until {@link Mending} has set it aside. For one thread.
 */
final class Inspection {
  /** So much is read again in one go, unless the configuration says in how many parts. */
  private static final long A_PART = 8L << 30;

  private static final int MOST_PARTS = 1 << 14;
  private static final long TOLD_EVERY_NANOS = Duration.ofMillis(300).toNanos();

  /** More than these can't be read: the medium is failing as a whole. */
  private static final int MOST_UNREADABLE = 100;

  private final Inspected place;
  private final Cargo cargo;
  private final DeliveryListener listener;
  private final LongSupplier nanos;
  private final Look look;
  private final List<DocumentVersion> unreadable = new ArrayList<>();
  private boolean looked;
  private Part part = Part.ALL;
  private long at = -1;
  private boolean proven;
  private long toldAt;

  /**
   * An inspection that has not begun.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  Inspection(Inspected place, Cargo cargo, DeliveryListener listener, LongSupplier nanos) {
    this.place = place;
    this.cargo = cargo;
    this.listener = listener;
    this.nanos = nanos;
    this.look = new Look(place, nanos);
    this.toldAt = nanos.getAsLong();
  }

  /** Whether there is nothing left to do. */
  boolean isDone() {
    return proven;
  }

  /** Whether it has found what is not believed yet, so that nothing else comes before it. */
  boolean isDoubted() {
    return !looked && look.isDoubted();
  }

  /**
   * Looks and reads, as far as it gets.
   *
   * @param pause whether there is something else to do
   * @return whether something was recorded now that somebody should act on
   */
  boolean go(Target target, BooleanSupplier pause) throws TargetFault, IOException {
    if (!looked) {
      if (!look(target, pause)) {
        return false;
      }
      if (look.tally().missing() + look.tally().damaged() > 0) {
        return true;
      }
    }
    return prove(target, pause);
  }

  /**
   * Looks through names and sizes, a folder at a time, once.
   *
   * @param stopping whether to end early
   * @return false when it ended early
   */
  boolean look(Target target, BooleanSupplier stopping) throws TargetFault, IOException {
    if (looked) {
      return true;
    }
    if (!look.go(target, stopping)) {
      return false;
    }
    cargo.ledger().append(look.lost());
    choosePart();
    looked = true;
    proven = look.tally().held() == 0;
    if (look.tally().missing() + look.tally().damaged() > 0) {
      tell(target);
    }
    return true;
  }

  private void tell(Target target) throws IOException {
    Tally tally = look.tally();
    if (tally.damaged() > 0) {
      boolean mends =
          target instanceof SettingAside
              && Reliability.of(cargo.vault().catalog(), place.ledgerName()).isRepairable();
      cargo
          .ledger()
          .append(
              new Event.Fault(
                  Event.Fault.COPY_DAMAGED,
                  "%s: %d of its objects are not what was stored there, the first is %s: %s"
                      .formatted(
                          place.name(),
                          tally.damaged(),
                          tally.firstDamaged(),
                          mends
                              ? "they are set aside there and copied again. If this happens again, don't trust this medium"
                              : "nothing is written over; don't trust this medium, give the box another one and keep this one"),
                  ""));
    }
    listener.on(new DeliveryEvent.Checked(place.name(), tally.missing(), tally.damaged()));
  }

  /**
   * The one after that of the last time, or the same again if damage was found; of twice as many
   * parts each is a half of one before.
   */
  private void choosePart() throws IOException {
    int enough = 1;
    while (look.tally().heldBytes() / enough > A_PART && enough < MOST_PARTS) {
      enough *= 2;
    }
    int parts = cargo.settings().parts().orElse(enough);
    int last =
        cargo
            .vault()
            .catalog()
            .verified(place.ledgerName())
            .map(each -> each.damaged() > 0 ? each.part() - 1 : each.part())
            .orElse(0);
    part = new Part(last % parts + 1, parts);
  }

  /**
   * Reads one part again and records what was found, once. Goes on where it was when it is called
   * again.
   *
   * @param pause whether there is something else to do
   * @return whether something was recorded now
   */
  boolean prove(Target target, BooleanSupplier pause) throws TargetFault, IOException {
    if (proven) {
      return false;
    }
    List<DocumentVersion> page = place.page(at);
    while (!page.isEmpty()) {
      for (DocumentVersion version : page) {
        if (pause.getAsBoolean()) {
          return false;
        }
        if (part.holds(version.object()) && !read(version, target)) {
          noteUnreadable(version);
        }
        at = version.seq();
      }
      page = place.page(at);
    }
    readOnceMore(target);
    proven = true;
    Tally tally = look.tally();
    Event.Verified found =
        new Event.Verified(
            place.ledgerName(),
            part.number(),
            part.of(),
            tally.read(),
            tally.readBytes(),
            tally.damaged(),
            tally.missing());
    cargo.ledger().append(found);
    tell(target);
    cargo
        .vault()
        .catalog()
        .upkeep()
        .lastRead(place.ledgerName())
        .ifPresent(proof -> listener.on(new DeliveryEvent.ReadAgain(place.name(), proof)));
    return true;
  }

  /** Reads one; false when it can't be read, which may pass. */
  private boolean read(DocumentVersion version, Target target) throws TargetFault, IOException {
    @Nullable String reason;
    try {
      reason =
          ReadBack.of(target, version.object()).equals(version.sha256())
              ? null
              : Event.CopyLost.DAMAGED;
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        throw e;
      } else if (e.kind() != Kind.NOT_FOUND) {
        return false;
      }
      reason = Event.CopyLost.MISSING;
    }
    record(version, reason);
    return true;
  }

  private void record(DocumentVersion version, @Nullable String reason) throws IOException {
    Tally tally = look.tally();
    tally.read(version);
    if (reason != null) {
      cargo.ledger().append(tally.lost(version, reason));
    }
    long now = nanos.getAsLong();
    if (now - toldAt >= TOLD_EVERY_NANOS) {
      toldAt = now;
      long all = Math.max(tally.read(), tally.held() / part.of());
      listener.on(new DeliveryEvent.Reading(place.name(), tally.read(), all, part));
    }
  }

  private void noteUnreadable(DocumentVersion version) throws TargetFault {
    unreadable.add(version);
    if (unreadable.size() > MOST_UNREADABLE) {
      unreadable.clear();
      at = -1;
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s: more than %d of its objects can't be read, the last is %s: its medium or its connection fails; look at both, and replace the medium if it happens again"
              .formatted(place.name(), MOST_UNREADABLE, version.object()));
    }
  }

  /** What failed once and fails again is damaged, as others could be read in between. */
  private void readOnceMore(Target target) throws TargetFault, IOException {
    for (DocumentVersion version : unreadable) {
      if (!read(version, target)) {
        record(version, Event.CopyLost.DAMAGED);
      }
    }
    unreadable.clear();
  }
}
