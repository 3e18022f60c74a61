package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Names what happened to a ledger, from the first line that does not fit and what comes after it. A
 * chain is followed as long as it holds again:
 *
 * <ul>
 *   <li>a number that is missing, and comes later: reordered; never comes: removed;
 *   <li>a line with another number that fits its predecessor: its number was edited;
 *   <li>a line that fits neither its predecessor nor its successor: edited itself;
 *   <li>a line that fits its successor only: its predecessor was edited;
 *   <li>a whole file that fits in itself, and neither at its start nor at its end: another
 *       ledger's.
 * </ul>
 */
final class Autopsy {
  private final LineCursor lines;
  private final BaseFields fields;
  private final Verdict.Place place;
  private final byte[] hash = new byte[32];

  /** Starts at a line that was looked at. */
  Autopsy(LineCursor lines, BaseFields fields, Verdict.Place place) {
    this.lines = lines;
    this.fields = fields;
    this.place = place;
  }

  /**
   * The line has another number than the one that belongs there.
   *
   * @param follows whether it has the hash of the line before all the same
   */
  Verdict.Broken wrongNumber(boolean follows) throws IOException {
    long expected = place.seq();
    long found = fields.seq();
    if (follows) {
      return edited(place, "its number is " + found + " now");
    }
    if (found < expected) {
      return new Verdict.Reordered(
          place, "entry " + found + " comes again, where " + place + " belongs");
    }
    while (lines.next()) {
      String wrong = fields.look(lines.buffer(), lines.from(), lines.to());
      if (wrong.isEmpty() && fields.seq() == expected) {
        return new Verdict.Reordered(
            place, "entry " + found + " comes before entry " + expected + ", at " + place);
      }
    }
    return new Verdict.Removed(
        place,
        expected,
        found - 1,
        (found - 1 == expected ? "entry " + expected : "entries " + expected + " to " + (found - 1))
            + " are missing, before "
            + place.file()
            + ", line "
            + place.line());
  }

  /** The line has the right number, but not the hash of the one before. */
  Verdict.Broken brokenLink(Verdict.Place before) throws IOException {
    Path file = lines.file();
    boolean firstOfFile = place.line() == 1;
    long length = 1;
    fields.hashInto(hash);
    while (nextIsReadable() && fields.follows(hash)) {
      fields.hashInto(hash);
      length += lines.file().equals(file) ? 1 : 0;
      if (!lines.file().equals(file)) {
        return changed(before, firstOfFile); // its end fits, so it is of this ledger
      }
    }
    boolean brokeAgain = fields.seq() == place.seq() + length;
    if (place.seq() == 0 || (brokeAgain && length == 1)) {
      return edited(place, "it fits neither the entry before nor the one after");
    }
    if (brokeAgain && firstOfFile && !lines.file().equals(file)) {
      return new Verdict.Foreign(
          place, file + " is of another ledger: it fits neither what is before nor what is after");
    }
    return changed(before, firstOfFile);
  }

  private static Verdict.Broken changed(Verdict.Place before, boolean lastOfFile) {
    return edited(
        before,
        "the entry after it has another hash of it"
            + (lastOfFile ? " (or one of the two files is of another ledger)" : ""));
  }

  private static Verdict.Broken edited(Verdict.Place place, String how) {
    return new Verdict.Edited(place, place + " was changed: " + how);
  }

  /** Goes on to the next line that is an entry at all. */
  private boolean nextIsReadable() throws IOException {
    return lines.next() && fields.look(lines.buffer(), lines.from(), lines.to()).isEmpty();
  }
}
