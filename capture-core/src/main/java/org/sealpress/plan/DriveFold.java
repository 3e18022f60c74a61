package org.sealpress.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Event;
import org.sealpress.plan.DriveHistory.Noted;

/** Takes one event after the other, and knows then where each drive is. */
final class DriveFold {
  private final Map<String, DriveLife> lives = new LinkedHashMap<>();
  private final Map<String, DriveLife> byLedgerName = new HashMap<>();
  private @Nullable Swap swap;

  void take(Noted note) {
    if (note.event() instanceof DriveEvent.Enrolled e) {
      comes(life(e, note, e.bytes()), "", note);
    } else if (note.event() instanceof DriveEvent event) {
      DriveLife life = lives.get(event.drive());
      if (life == null) { // enrolled before the ledger told of it
        life = life(event, note, 0);
      }
      if (life.isActive()) {
        happened(life, event, note);
      }
    } else if (note.event() instanceof Event.Verified e && byLedgerName.containsKey(e.target())) {
      byLedgerName.get(e.target()).verified(e, note.time());
    }
  }

  private DriveLife life(DriveEvent event, Noted note, long bytes) {
    DriveLife life = new DriveLife(event.drive(), event.label(), note, bytes);
    lives.put(event.drive(), life);
    byLedgerName.put(DriveRecord.ledgerName(event.label(), event.drive()), life);
    return life;
  }

  private void happened(DriveLife life, DriveEvent event, Noted note) {
    if (event instanceof DriveEvent.Arrived e) {
      comes(life, e.slot(), note);
      life.arrived(note, e.slot());
    } else if (event instanceof DriveEvent.Ejected) {
      life.left(note, Departure.How.EJECTED);
    } else if (event instanceof DriveEvent.Pulled) {
      life.left(note, Departure.How.PULLED);
    } else if (event instanceof DriveEvent.Retired e) {
      life.retired(note, e.reason());
    }
  }

  /** Two drives can't be in one slot: who was in it before has left it. */
  private void comes(DriveLife life, String slot, Noted note) {
    for (DriveLife other : lives.values()) {
      if (other != life && other.isIn() && (other.slot().isEmpty() || other.slot().equals(slot))) {
        other.left(note, Departure.How.UNSEEN);
      }
    }
    if (swap == null || !swap.drive().equals(life.id())) {
      swap = new Swap(life.id(), note.time(), note.doubtful());
    } else if (swap.doubtful() && !note.doubtful()) {
      swap = new Swap(life.id(), note.time(), false);
    }
  }

  List<DriveRecord> drives() {
    return lives.values().stream().map(DriveLife::record).toList();
  }

  Optional<Swap> swap() {
    return Optional.ofNullable(swap);
  }
}
