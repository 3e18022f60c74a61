package org.sealpress.delivery;

import org.jspecify.annotations.Nullable;

/**
 * How far the rounds to one target have come. A round that gave up, for too many objects failed one
 * after the other, is followed by one that begins behind them: what fails each time holds up
 * nothing for ever.
 */
final class Progress {
  /** The object after which a round begins. */
  record Place(String documentClass, long seq) {}

  private String ledgerName = "";
  private @Nullable Place after;
  private @Nullable Inspection check;
  private @Nullable Turn turn;
  private volatile boolean torn;
  private volatile int inFlight;
  private volatile boolean wanted;

  /** Rounds to another drive begin with the first object, and with a look at what it holds. */
  void with(String name) {
    if (!ledgerName.equals(name)) {
      ledgerName = name;
      after = null;
      check = null;
      turn = null;
      wanted = false;
    }
  }

  /** The object after which the round begins; null for the first one of all. */
  @Nullable Place after() {
    return after;
  }

  void gaveUpAt(Place place) {
    after = place;
  }

  void through() {
    after = null;
  }

  /** What was found of the target in this stay; null before it was looked through. */
  @Nullable Inspection check() {
    return check;
  }

  void checking(Inspection now) {
    check = now;
  }

  /** When it is the target's turn to be read again. */
  Turn turn(Verifying rules) {
    Turn now = turn;
    if (now == null) {
      now = new Turn(rules, System::nanoTime);
      turn = now;
    }
    return now;
  }

  /** Somebody wants a part of what it holds to be read again now. For any thread. */
  void want() {
    wanted = true;
  }

  /** Whether somebody wants that, and did not get it yet. For any thread. */
  boolean wanted() {
    return wanted;
  }

  /** A part is being read. */
  void granted() {
    wanted = false;
  }

  /** How many objects are being copied and don't count yet. May be asked by any thread. */
  int inFlight() {
    return inFlight;
  }

  void inFlight(int objects) {
    inFlight = objects;
  }

  /** Whether the medium was torn out, so that every further call is in vain. For any thread. */
  boolean torn() {
    return torn;
  }

  /** The medium was torn out. For any thread. */
  void tear() {
    torn = true;
  }

  /** The target is away: when it is back, it is looked at anew. */
  void left() {
    torn = false;
    check = null;
    inFlight = 0;
  }
}
