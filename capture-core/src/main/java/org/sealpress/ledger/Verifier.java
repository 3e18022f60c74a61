package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Goes along the whole chain once, in one buffer, and stops at the first line that does not fit.
 * Only then does it look further ahead ({@link Autopsy}), to name what happened.
 */
final class Verifier {
  private final Path directory;
  private final @Nullable Head known;
  private final @Nullable CheckpointTrail trail;
  private final ClockWatch clock;
  private final long limit;
  private final BaseFields fields = new BaseFields();
  private final byte[] hash = new byte[32];
  private final byte[] lineHash = new byte[32];
  private long expected;
  private long doubtful;
  private String ledger = "";
  private String origin = "";

  /**
   * A verification.
   *
   * @param against what must still be there, when something is known
   * @param limit the last entry to look at; what follows is being written just now
   */
  Verifier(Path directory, Against against, long limit) throws IOException {
    this.directory = directory;
    this.known = against.known();
    this.trail =
        against.checkpoints().isEmpty()
            ? null
            : new CheckpointTrail(against.checkpoints(), against.keys());
    this.clock = new ClockWatch(against.now());
    this.limit = limit;
  }

  Verdict verify() throws IOException {
    try (LineCursor lines = new LineCursor(directory, 0)) {
      Verdict.Place last = new Verdict.Place(directory.resolve(Segment.OPEN), 1, 0);
      while (expected <= limit && lines.next()) {
        Verdict.Place place = new Verdict.Place(lines.file(), lines.number(), expected);
        Verdict.@Nullable Broken broken = look(lines, place, last);
        if (broken != null) {
          return broken;
        }
        last = place;
        expected++;
      }
      if (expected <= limit && lines.isTorn()) {
        return new Verdict.Truncated(
            new Verdict.Place(lines.file(), lines.number() + 1, expected),
            "entry " + expected + ", the last in " + lines.file() + ", is only there in part");
      }
      return end(last);
    }
  }

  private Verdict.@Nullable Broken look(LineCursor lines, Verdict.Place place, Verdict.Place last)
      throws IOException {
    String wrong = fields.look(lines.buffer(), lines.from(), lines.to());
    if (!wrong.isEmpty()) {
      return new Verdict.NotAnEntry(place, place + " is no entry: " + wrong);
    }
    if (fields.seq() != expected) {
      for (Segment other : Segment.in(directory)) {
        if (lines.number() == 1 && holds(other) && !other.file().equals(lines.file())) {
          return endsEarly(other, last);
        }
      }
      return new Autopsy(lines, fields, place).wrongNumber(fields.follows(hash));
    }
    if (!fields.follows(hash)) {
      return new Autopsy(lines, fields, place).brokenLink(last);
    }
    Segment segment = lines.segment();
    if (segment != null && expected > segment.last()) {
      return new Verdict.Reordered(place, place + " is more than the file's name says");
    }
    fields.hashInto(hash);
    doubtful += fields.doubt() ? 1 : 0;
    clock.look(fields, place);
    if (trail != null) {
      trail.take(lines, place);
    }
    if (expected == 0) {
      return checkFirst(lines, place);
    }
    return checkKnown(place);
  }

  private Verdict.@Nullable Broken checkFirst(LineCursor lines, Verdict.Place place) {
    try {
      Entry first = EntryLine.read(lines.buffer(), lines.from(), lines.to());
      if (first.event() instanceof Event.Opened opened) {
        ledger = opened.ledger();
        origin = Origin.of(opened);
      }
    } catch (IllegalArgumentException e) {
      return new Verdict.NotAnEntry(place, place + " is no entry: " + e.getMessage());
    }
    if (ledger.isEmpty()) {
      return new Verdict.NotAnEntry(place, place + " is not the 'opened' that comes first");
    }
    if (known != null && !known.ledger().equals(ledger)) {
      return new Verdict.Foreign(
          place,
          "the ledger in "
              + directory
              + " is "
              + (RandomId.isOne(ledger) ? ledger : "another")
              + ", expected "
              + known.ledger());
    }
    return checkKnown(place);
  }

  private Verdict.@Nullable Broken checkKnown(Verdict.Place place) {
    if (known == null || known.seq() != expected) {
      return null;
    }
    fields.hashInto(lineHash);
    if (HexFormat.of().formatHex(lineHash).equals(known.hash())) {
      return null;
    }
    return new Verdict.Rewritten(
        place,
        place
            + " is not the one that was seen before: it, or something before it, was written anew"
            + " (hash "
            + HexFormat.of().formatHex(lineHash)
            + ", expected "
            + known.hash()
            + ")");
  }

  private Verdict end(Verdict.Place last) throws IOException {
    for (Segment segment : Segment.in(directory)) {
      if (segment.last() >= expected && expected <= limit) {
        return endsEarly(segment, last);
      }
    }
    if (expected == 0) {
      throw new LedgerFault(
          LedgerFault.Kind.MISSING, "the ledger in " + directory + " has no entry");
    }
    if (known != null && known.seq() >= expected) {
      return new Verdict.Truncated(
          new Verdict.Place(last.file(), last.line() + 1, expected),
          "the ledger ends with entry "
              + (expected - 1)
              + ", but entry "
              + known.seq()
              + " was seen before: its end was cut off");
    }
    Verdict.@Nullable Broken wrong = trail == null ? null : trail.wrong(origin, last);
    wrong = wrong == null ? clock.wrong() : wrong;
    if (wrong != null) {
      return wrong;
    }
    Head head = new Head(ledger, expected - 1, HexFormat.of().formatHex(hash));
    return new Verdict.Intact(head, expected, doubtful, trail == null ? 0 : trail.covered());
  }

  private boolean holds(Segment segment) {
    return segment.first() <= expected && expected <= segment.last();
  }

  private Verdict.Broken endsEarly(Segment segment, Verdict.Place last) {
    long line = segment.file().equals(last.file()) ? last.line() + 1 : 1;
    return new Verdict.Truncated(
        new Verdict.Place(segment.file(), line, expected),
        segment.file()
            + " ends before entry "
            + expected
            + ", though its name promises up to "
            + segment.last());
  }
}
