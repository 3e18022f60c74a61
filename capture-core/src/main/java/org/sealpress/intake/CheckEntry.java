package org.sealpress.intake;

import java.time.Instant;
import java.util.List;

/**
 * What happens while a person looks at the pages of a capture before it is sealed. {@code by} is
 * who did it, as the box knows people.
 */
sealed interface CheckEntry extends JournalEntry {

  /**
   * When all sides are read, a person is to look at them.
   *
   * @param seconds after which it is sealed though nobody has come
   */
  record Asked(long seconds) implements CheckEntry {}

  /**
   * All sides are read: the waiting begins.
   *
   * @param until when it is sealed though nobody has come
   */
  record Begun(Instant until, Instant at) implements CheckEntry {}

  /** What a person decides while it waits. */
  sealed interface Decision extends CheckEntry {
    /** Who. */
    String by();

    /** When. */
    Instant at();
  }

  /**
   * It waits longer.
   *
   * @param until instead of what was said before
   */
  record Prolonged(Instant until, String by, Instant at) implements Decision {}

  /**
   * A side is to be shown another way. Its image stays as it is.
   *
   * @param quarterTurns clockwise, of the side as it was scanned
   */
  record Turned(int side, int quarterTurns, String by, Instant at) implements Decision {}

  /**
   * A side is to be no page.
   *
   * @param why what the person said
   */
  record SideDropped(int side, String by, String why, Instant at) implements Decision {}

  /** A side that was dropped is a page again. */
  record SideRestored(int side, String by, Instant at) implements Decision {}

  /**
   * A sheet is about to be fed once more. What is fed until {@link RescanEnded} takes its place.
   *
   * @param sides those that are exchanged, at least one
   * @param why what the person said
   */
  record RescanBegun(List<Integer> sides, String by, String why, Instant at) implements CheckEntry {
    /** Copies the list. */
    public RescanBegun {
      sides = List.copyOf(sides);
      if (sides.isEmpty()) {
        throw new IllegalArgumentException("a sheet without a side");
      }
    }
  }

  /**
   * It was fed, or not.
   *
   * @param fault why the former sheet keeps its place, for a person; empty when it does not
   */
  record RescanEnded(String fault, Instant at) implements CheckEntry {}

  /**
   * The waiting is over: it can be sealed.
   *
   * @param by empty when nobody has looked
   */
  record Ended(String by, Instant at) implements CheckEntry {}
}
