package org.sealpress.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Event;
import org.sealpress.plan.DriveHistory.Noted;
import org.sealpress.plan.DriveRecord.State;
import org.sealpress.plan.DriveRecord.Stay;

/** One drive from its enrolment on. */
final class DriveLife {
  private final String id;
  private final String label;
  private final Instant enrolled;
  private final long bytes;
  private final Map<Integer, Instant> provenParts = new HashMap<>();
  private final List<Proof> bad = new ArrayList<>();
  private State state = State.IN;
  private Stay stay;
  private @Nullable Instant arrived;
  private @Nullable Departure left;
  private @Nullable Proof proof;
  private @Nullable Instant provenSince;
  private boolean checked;
  private String reason = "";

  DriveLife(String id, String label, Noted note, long bytes) {
    this.id = id;
    this.label = label;
    this.enrolled = note.time();
    this.bytes = bytes;
    this.stay = new Stay(note.time(), note.doubtful(), note.entry(), "");
  }

  void arrived(Noted note, String slot) {
    if (state == State.IN && (stay.slot().isEmpty() || stay.slot().equals(slot))) {
      stay = new Stay(stay.since(), stay.doubtful(), stay.entry(), slot); // told again
    } else {
      become(State.IN, note, slot);
    }
    arrived = note.time();
    checked = false;
  }

  void left(Noted note, Departure.How how) {
    if (state == State.IN) {
      become(State.OUT, note, stay.slot());
      left = new Departure(note.time(), how);
    }
  }

  void retired(Noted note, String why) {
    become(State.RETIRED, note, stay.slot());
    reason = why;
  }

  private void become(State next, Noted note, String slot) {
    state = next;
    stay = new Stay(note.time(), note.doubtful(), note.entry(), slot);
  }

  void verified(Event.Verified event, Instant at) {
    if (proof != null && proof.parts() != event.parts()) {
      provenParts.clear(); // parts of other sizes don't add up
    }
    Proof now =
        new Proof(
            event.part(), event.parts(), at, event.objects(), event.damaged(), event.missing());
    proof = now;
    checked = true;
    bad.removeIf(each -> each.part() == now.part() && each.parts() == now.parts());
    if (now.isWhole()) {
      provenParts.put(event.part(), at);
    } else {
      provenParts.remove(event.part());
      bad.add(now);
    }
    if (provenParts.size() == event.parts()) {
      Instant since = Collections.min(provenParts.values());
      provenSince = since;
      bad.removeIf(each -> each.at().isBefore(since));
    }
  }

  String id() {
    return id;
  }

  String slot() {
    return stay.slot();
  }

  boolean isIn() {
    return state == State.IN;
  }

  boolean isActive() {
    return state != State.RETIRED;
  }

  DriveRecord record() {
    return new DriveRecord(
        id,
        label,
        state,
        stay,
        enrolled,
        bytes,
        Optional.ofNullable(arrived),
        Optional.ofNullable(left),
        Optional.ofNullable(proof),
        bad.isEmpty() ? Optional.empty() : Optional.of(bad.get(bad.size() - 1)),
        Optional.ofNullable(provenSince),
        checked,
        reason);
  }
}
