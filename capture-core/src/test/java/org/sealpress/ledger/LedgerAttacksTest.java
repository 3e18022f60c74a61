package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;

/**
 * What somebody can do to a folder with a ledger, and by which name whoever has the public key
 * finds it. Entries 0-9, 10-19 and 20-29 are in closed segments, with a checkpoint over 10, 20 and
 * 30.
 */
class LedgerAttacksTest {
  private static final String ONE = "0000000000-0000000009.jsonl";
  private static final String TWO = "0000000010-0000000019.jsonl";
  private static final String THREE = "0000000020-0000000029.jsonl";

  /** Does something to a data folder. */
  private interface Attack {
    void on(LedgerAttacksTest box) throws IOException;
  }

  @TempDir private Path dir;
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");
  private Path data;
  private VerifierKey key;

  @BeforeEach
  void thirtySignedEntries() throws IOException {
    data = dir.resolve("data");
    key = make(data);
    assertEquals(
        30, assertInstanceOf(Verdict.Intact.class, SignedLedger.verify(data, key, clock)).signed());
  }

  private VerifierKey make(Path into) throws IOException {
    try (SignedLedger box = new SignedLedger(into, clock)) {
      box.add(9).sign().add(10).sign().add(10).sign();
      return box.verifierKey();
    }
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack("an entry edited", Verdict.Edited.class, box -> box.edit(TWO, 3, "drive", "drove")),
        attack(
            "the last entry edited, which no other follows",
            Verdict.Rewritten.class,
            box -> box.edit(THREE, 9, "drive-1", "drive-2")),
        attack("an entry removed", Verdict.Removed.class, box -> box.remove(TWO, 4)),
        attack("a segment removed", Verdict.Removed.class, box -> Files.delete(box.segment(TWO))),
        attack(
            "the first segment removed",
            Verdict.Removed.class,
            box -> Files.delete(box.segment(ONE))),
        attack("two entries swapped", Verdict.Reordered.class, box -> box.swap(TWO, 2, 5)),
        attack(
            "an entry twice",
            Verdict.Reordered.class,
            box -> box.change(TWO, lines -> lines.add(5, lines.get(4)))),
        attack(
            "two segments swapped",
            Verdict.Reordered.class,
            box -> {
              Path kept = box.dir.resolve("kept");
              Files.move(box.segment(TWO), kept);
              Files.move(box.segment(THREE), box.segment(TWO));
              Files.move(kept, box.segment(THREE));
            }),
        attack(
            "the last lines of the last segment cut off",
            Verdict.Truncated.class,
            box -> box.change(THREE, lines -> lines.subList(6, 10).clear())),
        attack(
            "the last lines cut off, and the file named to match",
            Verdict.RolledBack.class,
            box -> {
              box.change(THREE, lines -> lines.subList(6, 10).clear());
              Files.move(box.segment(THREE), box.segment("0000000020-0000000025.jsonl"));
            }),
        attack(
            "the tail torn",
            Verdict.Truncated.class,
            box -> {
              byte[] bytes = Files.readAllBytes(box.segment(THREE));
              Files.write(box.segment(THREE), Arrays.copyOf(bytes, bytes.length - 40));
            }),
        attack(
            "an older state put back, newer checkpoints left",
            Verdict.RolledBack.class,
            box -> Files.delete(box.segment(THREE))),
        attack(
            "history written anew from the middle, without the key",
            Verdict.Rewritten.class,
            box -> box.rewrite(14, false)),
        attack(
            "history written anew and signed again with the stolen key, older checkpoints left",
            Verdict.Forked.class,
            box -> box.rewrite(14, true)),
        attack(
            "the whole ledger exchanged and signed by another key",
            Verdict.Foreign.class,
            LedgerAttacksTest::exchange),
        attack(
            "one checkpoint signed by another key",
            Verdict.Resigned.class,
            box -> {
              Path other = box.dir.resolve("other");
              box.make(other);
              Files.copy(
                  other.resolve("checkpoints/0000000020"),
                  box.checkpoint(20),
                  StandardCopyOption.REPLACE_EXISTING);
            }),
        attack(
            "a checkpoint edited",
            Verdict.CheckpointDamaged.class,
            box -> {
              String note = Files.readString(box.checkpoint(30));
              Files.writeString(box.checkpoint(30), note.replaceFirst("\n30\n", "\n31\n"));
            }),
        attack(
            "a checkpoint emptied",
            Verdict.CheckpointDamaged.class,
            box -> Files.write(box.checkpoint(20), new byte[0])),
        attack(
            "a checkpoint renamed",
            Verdict.CheckpointDamaged.class,
            box -> Files.move(box.checkpoint(20), box.checkpoint(21))),
        attack(
            "a time that goes back, with the chain and the signatures made to match",
            Verdict.ClockForged.class,
            box -> box.forgeClock(Duration.ofDays(-400), 3)),
        attack(
            "a time that has not come yet",
            Verdict.FutureDated.class,
            box -> box.forgeClock(Duration.ofDays(400), 1)));
  }

  private static Arguments attack(
      String name, Class<? extends Verdict.Broken> verdict, Attack attack) {
    return Arguments.of(name, verdict, attack);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void eachIsFoundAndNamed(String name, Class<? extends Verdict.Broken> expected, Attack attack)
      throws IOException {
    attack.on(this);
    Verdict verdict = SignedLedger.verify(data, key, clock);
    assertEquals(expected, verdict.getClass(), name + ": " + verdict);
    says(((Verdict.Broken) verdict).message(), dir.toString());
  }

  @Test
  void aRewrittenPartIsNamedByItsEntries() throws IOException {
    rewrite(14, false);
    Verdict.Broken verdict = (Verdict.Broken) SignedLedger.verify(data, key, clock);
    assertEquals(10, verdict.place().seq());
    says(verdict.message(), "entries 10 to 19 are not those that were signed", "0000000020");
  }

  @Test
  void everyChangedByteIsFound() throws IOException {
    Random random = new Random(7);
    for (Path file :
        List.of(segment(ONE), segment(THREE), checkpoint(10), checkpoint(20), checkpoint(30))) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at += 1 + random.nextInt(bytes.length / 120)) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
        Verdict verdict = SignedLedger.verify(data, key, clock);
        assertInstanceOf(Verdict.Broken.class, verdict, file + ", byte " + at);
      }
      Files.write(file, bytes);
    }
  }

  @Test
  void twoCopiesThatAreGoodAloneAndWereSignedAsTwoHistoriesAreAFork() throws IOException {
    Path twin = dir.resolve("twin");
    copy(twin);
    try (SignedLedger box = new SignedLedger(data, clock)) {
      box.add(10).sign();
    }
    clock.go(Duration.ofHours(1));
    try (SignedLedger thief = new SignedLedger(twin, clock)) {
      thief.add(10).sign().add(10).sign();
    }
    assertInstanceOf(Verdict.Intact.class, SignedLedger.verify(data, key, clock));
    assertInstanceOf(Verdict.Intact.class, SignedLedger.verify(twin, key, clock));
    Verdict.Forked fork =
        assertInstanceOf(Verdict.Forked.class, SignedLedger.verify(data, key, clock, twin));
    says(fork.message(), "entries 30 to 39", twin.toString(), "signed two histories");
    assertEquals(30, fork.place().seq());
    assertInstanceOf(Verdict.Forked.class, SignedLedger.verify(twin, key, clock, data));
  }

  @Test
  void aCopyThatIsOlderThanAnotherIsRolledBack() throws IOException {
    Path older = dir.resolve("older");
    copy(older);
    try (SignedLedger box = new SignedLedger(data, clock)) {
      box.add(10).sign();
    }
    assertInstanceOf(Verdict.Intact.class, SignedLedger.verify(data, key, clock, older));
    assertInstanceOf(Verdict.RolledBack.class, SignedLedger.verify(older, key, clock, data));
  }

  private void copy(Path to) throws IOException {
    for (String part : List.of("ledger", "checkpoints")) {
      Files.createDirectories(to.resolve(part));
      try (Stream<Path> files = Files.list(data.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(part).resolve(file.getFileName()));
        }
      }
    }
    Path keyFile = Files.copy(data.resolve("ledger.key"), to.resolve("ledger.key"));
    Files.setPosixFilePermissions(
        keyFile, Files.getPosixFilePermissions(data.resolve("ledger.key")));
  }

  @Test
  void withoutAnyCheckpointNothingIsSaidToBeSigned() throws IOException {
    for (int size = 10; size <= 30; size += 10) {
      Files.delete(checkpoint(size));
    }
    assertEquals(
        0, assertInstanceOf(Verdict.Intact.class, SignedLedger.verify(data, key, clock)).signed());
  }

  @Test
  void entriesAfterTheLastCheckpointAreNotSaidToBeSigned() throws IOException {
    Files.delete(checkpoint(30));
    assertEquals(
        20, assertInstanceOf(Verdict.Intact.class, SignedLedger.verify(data, key, clock)).signed());
  }

  @Test
  void aClockThatWasSaidToGoBackIsNoForgery() throws IOException {
    try (SignedLedger box = new SignedLedger(data, clock)) {
      clock.go(Duration.ofDays(-3));
      box.add(5).sign();
      clock.go(Duration.ofDays(3));
      box.add(5).sign();
    }
    Verdict.Intact verdict =
        assertInstanceOf(Verdict.Intact.class, SignedLedger.verify(data, key, clock));
    assertEquals(5, verdict.doubtfulTimes());
    assertEquals(40, verdict.signed());
  }

  @Test
  void anotherLedgerUnderTheSameKeyIsNotTakenForThisOne() throws IOException {
    Path other = dir.resolve("other");
    Files.createDirectories(other);
    Files.copy(data.resolve("ledger.key"), other.resolve("ledger.key"));
    Files.setPosixFilePermissions(
        other.resolve("ledger.key"), Files.getPosixFilePermissions(data.resolve("ledger.key")));
    make(other);
    assertInstanceOf(Verdict.Foreign.class, SignedLedger.verify(other, key, clock));
  }

  private Path segment(String name) {
    return data.resolve("ledger").resolve(name);
  }

  private Path checkpoint(long size) {
    return data.resolve("checkpoints").resolve(CheckpointStore.name(size));
  }

  /** Changes lines. */
  private interface Change {
    void of(List<String> lines);
  }

  private void change(String name, Change change) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(segment(name)));
    List<String> before = List.copyOf(lines);
    change.of(lines);
    assertTrue(!before.equals(lines), "nothing was changed");
    Files.write(segment(name), lines);
  }

  private void edit(String name, int line, String from, String to) throws IOException {
    change(
        name,
        lines -> {
          String old = lines.get(line);
          String time = "T09:1";
          lines.set(
              line, old.contains(from) ? old.replace(from, to) : old.replaceFirst(time, "T08:1"));
        });
  }

  private void remove(String name, int line) throws IOException {
    change(name, lines -> lines.remove(line));
  }

  private void swap(String name, int a, int b) throws IOException {
    change(name, lines -> Collections.swap(lines, a, b));
  }

  /** The chain is whole again from an entry on; the thief of the key signs its end, too. */
  private void rewrite(int from, boolean stolenKey) throws IOException {
    relink(
        (seq, line) ->
            seq == from
                ? line.replaceFirst(
                    "\"time\":\"2026-11-24T09:15:(\\d\\d)\\.000",
                    "\"time\":\"2026-11-24T09:15:$1.001")
                : line);
    if (stolenKey) {
      Files.delete(checkpoint(30));
      Files.delete(data.resolve("tree/level-0"));
      Path aside = dir.resolve("aside");
      Files.move(checkpoint(20), aside);
      try (SignedLedger thief = new SignedLedger(data, clock)) {
        thief.notary().checkpoint(30);
      }
      Files.move(aside, checkpoint(20));
    }
  }

  /** Only a box whose program was changed, or a thief of its key, can do this. */
  private void forgeClock(Duration by, int entries) throws IOException {
    relink(
        (seq, line) -> {
          if (seq < 15 || seq >= 15 + entries) {
            return line;
          }
          int at = line.indexOf("\"time\":\"") + 8;
          String time = line.substring(at, at + Times.BYTES);
          return line.replace(time, Times.text(Times.parse(time).plus(by)));
        });
    for (int size = 10; size <= 30; size += 10) {
      Files.delete(checkpoint(size));
    }
    Files.delete(data.resolve("tree/level-0"));
    try (SignedLedger thief = new SignedLedger(data, clock)) {
      thief.notary().checkpoint(30);
    }
  }

  /** What becomes of a line. */
  private interface Line {
    String of(long seq, String line);
  }

  private void relink(Line change) throws IOException {
    String prev = Entry.NO_PREV;
    long seq = 0;
    boolean changed = false;
    for (String name : List.of(ONE, TWO, THREE)) {
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(segment(name))) {
        String made = change.of(seq++, line);
        changed |= !made.equals(line);
        int at = made.indexOf("\"prev\":\"") + 8;
        made = made.substring(0, at) + prev + made.substring(at + 64);
        byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
        prev = EntryLine.hash(bytes, 0, bytes.length);
        lines.add(made);
      }
      Files.write(segment(name), lines);
    }
    assertTrue(changed, "nothing was changed");
  }

  private void exchange() throws IOException {
    Path other = dir.resolve("other");
    make(other);
    data = other;
  }
}
