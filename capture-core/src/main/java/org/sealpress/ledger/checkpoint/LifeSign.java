package org.sealpress.ledger.checkpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a box was alive at a time, as it is signed and lies on targets, one a day: {@code
 * heartbeat/2026-11-24}. The text of a signed note (C2SP signed-note): a line that no checkpoint
 * begins with, the ledger's origin, the time, the last entry and its hash, and a line for each
 * target.
 *
 * @param origin which ledger
 * @param at when
 * @param entry number of the ledger's last entry
 * @param hash SHA-256 of its line, hex
 * @param targets a line for each target, such as {@code offsite up-to-date 0}
 */
public record LifeSign(String origin, Instant at, long entry, String hash, List<String> targets) {
  /** The folder on a target. */
  public static final String FOLDER = "heartbeat";

  private static final String FIRST = "sealpress-heartbeat";
  private static final String ENTRY = "entry ";
  private static final String TARGET = "target ";
  private static final int LINES = 4;

  /** Copies the lines; times are kept to the second. */
  public LifeSign {
    at = at.truncatedTo(ChronoUnit.SECONDS);
    targets = List.copyOf(targets);
  }

  /** Its name on a target: that of the day, in UTC. */
  public String name() {
    return FOLDER + "/" + at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The day of a name; empty when it is no such name. */
  public static Optional<LocalDate> dayOf(String name) {
    try {
      return name.startsWith(FOLDER + "/")
          ? Optional.of(LocalDate.parse(name.substring(FOLDER.length() + 1)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is signed. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(FIRST, origin, at.toString()));
    lines.add(ENTRY + entry + " " + hash);
    targets.forEach(target -> lines.add(TARGET + target));
    return String.join("\n", lines) + "\n";
  }

  /**
   * Reads one that one of these keys has signed.
   *
   * @throws CheckpointFault when it is none, or nobody that is known has signed it
   */
  public static LifeSign read(byte[] note, List<VerifierKey> keys) throws CheckpointFault {
    SignedNote.Opened opened = SignedNote.parse(note).open(keys);
    List<String> lines = opened.text().lines().toList();
    try {
      String[] entry = lines.get(LINES - 1).substring(ENTRY.length()).split(" ", -1);
      LifeSign sign =
          new LifeSign(
              lines.get(1),
              Instant.parse(lines.get(2)),
              Long.parseLong(entry[0]),
              entry[1],
              lines.subList(LINES, lines.size()).stream()
                  .map(line -> line.substring(TARGET.length()))
                  .toList());
      if (sign.text().equals(opened.text())) {
        return sign;
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
      throw new CheckpointFault(CheckpointFault.Kind.MALFORMED, "a note that is no heartbeat", e);
    }
    throw CheckpointFault.malformed("a note that is no heartbeat");
  }
}
