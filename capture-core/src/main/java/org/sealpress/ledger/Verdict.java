package org.sealpress.ledger;

import java.nio.file.Path;

/**
 * What {@link LedgerReader#verify} found: all is as it was written, or the first place that is not.
 */
public sealed interface Verdict {

  /**
   * Every line is canonical, follows the one before and is unchanged, as far as a hash chain can
   * show: what was changed in the very last line, or cut off after it, only a {@link Head} from
   * elsewhere shows.
   *
   * @param head the last entry
   * @param entries how many there are
   * @param doubtfulTimes how many of them have {@link Entry#clockDoubt}
   * @param signed how many of them, from the first, a checkpoint that was looked at is over
   */
  record Intact(Head head, long entries, long doubtfulTimes, long signed) implements Verdict {
    /** When no checkpoint was looked at. */
    public Intact(Head head, long entries, long doubtfulTimes) {
      this(head, entries, doubtfulTimes, 0);
    }
  }

  /** Something is wrong. */
  sealed interface Broken extends Verdict {
    /** The first bad line. */
    Place place();

    /** One line for a person: what is wrong, where. */
    String message();
  }

  /**
   * A line in a file.
   *
   * @param file the file
   * @param line its number, from 1
   * @param seq the entry's number that belongs there
   */
  record Place(Path file, long line, long seq) {
    @Override
    public String toString() {
      return "entry " + seq + " (" + file + ", line " + line + ")";
    }
  }

  /** The line is not canonical JSON, or lacks what every entry has. */
  record NotAnEntry(Place place, String message) implements Broken {}

  /** The line was changed after it was written. */
  record Edited(Place place, String message) implements Broken {}

  /**
   * Entries are gone.
   *
   * @param first the first that is missing
   * @param last the last that is missing
   */
  record Removed(Place place, long first, long last, String message) implements Broken {}

  /** Lines are in another order, or one is there twice. */
  record Reordered(Place place, String message) implements Broken {}

  /** The end of the ledger, or of one of its files, is missing. */
  record Truncated(Place place, String message) implements Broken {}

  /** A part, or all of it, is another ledger's. */
  record Foreign(Place place, String message) implements Broken {}

  /** The chain is whole, but not the one that was seen before: everything was written anew. */
  record Rewritten(Place place, String message) implements Broken {}

  /** The ledger is shorter than what was signed: its end is gone, or an older state is back. */
  record RolledBack(Place place, String message) implements Broken {}

  /** Two histories were signed with the same key: this one, and another. */
  record Forked(Place place, String message) implements Broken {}

  /** A checkpoint is signed by a key that is not known. */
  record Resigned(Place place, String message) implements Broken {}

  /** A checkpoint was changed after it was signed, or is none. */
  record CheckpointDamaged(Place place, String message) implements Broken {}

  /** An entry's time is before that of an earlier one, and the box does not say so. */
  record ClockForged(Place place, String message) implements Broken {}

  /** An entry's time has not come yet. */
  record FutureDated(Place place, String message) implements Broken {}
}
