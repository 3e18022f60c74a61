package org.sealpress.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries 0-9 in a closed segment, 10-19 in a second, 20-29 in the open one; then an attack. */
class LedgerVerifyTest {
  @TempDir Path dir;

  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");
  private Path one;
  private Path two;
  private Path open;
  private Head head;

  @BeforeEach
  void thirtyEntries() throws IOException {
    head = write(dir);
    one = dir.resolve("0000000000-0000000009.jsonl");
    two = dir.resolve("0000000010-0000000019.jsonl");
    open = dir.resolve("open.jsonl");
  }

  private Head write(Path into) throws IOException {
    try (Ledger ledger = Ledger.open(into, "box", clock, TestEvents.random())) {
      for (int n = 1; n < 30; n++) {
        if (n % 10 == 0) {
          ledger.cut();
        }
        ledger.append(TestEvents.event(n));
        clock.go(Duration.ofSeconds(7));
      }
      return ledger.head();
    }
  }

  @Test
  void whatWasNotTouchedIsIntact() throws IOException {
    assertEquals(new Verdict.Intact(head, 30, 0), LedgerReader.at(dir).verify());
    assertEquals(new Verdict.Intact(head, 30, 0), LedgerReader.at(dir).verify(head));
  }

  @Test
  void everyEditedEntryIsNamed() throws IOException {
    for (int seq = 0; seq < 29; seq++) {
      Path file = file(seq);
      List<String> lines = Files.readAllLines(file);
      List<String> edited = new ArrayList<>(lines);
      edited.set(seq % 10, lines.get(seq % 10).replaceFirst("09:1", "08:1"));
      assertNotEquals(lines, edited);
      Files.write(file, edited);
      Verdict.Edited verdict = broken(Verdict.Edited.class);
      assertEquals(new Verdict.Place(file, seq % 10 + 1, seq), verdict.place());
      says(verdict.message(), "entry " + seq + " (", "was changed");
      Files.write(file, lines);
    }
  }

  @Test
  void everyEditedEntryIsNamedAlsoWhenOnlyItsLinkOrNumberWasEdited() throws IOException {
    for (int seq : new int[] {1, 5, 9, 10, 15, 20, 25}) {
      for (String what : new String[] {"\"prev\":\"", "\"seq\":"}) {
        Path file = file(seq);
        List<String> lines = Files.readAllLines(file);
        List<String> edited = new ArrayList<>(lines);
        String line = lines.get(seq % 10);
        int at = line.indexOf(what) + what.length();
        char digit = line.charAt(at) == '7' ? '8' : '7';
        edited.set(seq % 10, line.substring(0, at) + digit + line.substring(at + 1));
        Files.write(file, edited);
        assertEquals(seq, broken(Verdict.Edited.class).place().seq(), what);
        Files.write(file, lines);
      }
    }
  }

  @Test
  void theLastEntryIsProtectedByWhoeverSawIt() throws IOException {
    List<String> lines = Files.readAllLines(open);
    lines.set(9, lines.get(9).replace("drive-1", "drive-2"));
    Files.write(open, lines);
    assertInstanceOf(Verdict.Intact.class, LedgerReader.at(dir).verify());
    Verdict.Rewritten verdict =
        assertInstanceOf(Verdict.Rewritten.class, LedgerReader.at(dir).verify(head));
    assertEquals(29, verdict.place().seq());
    says(verdict.message(), head.hash());
  }

  @Test
  void removedEntriesAreCounted() throws IOException {
    removeLines(open, 3, 5);
    Verdict.Removed verdict = broken(Verdict.Removed.class);
    assertEquals(23, verdict.first());
    assertEquals(25, verdict.last());
    says(verdict.message(), "entries 23 to 25 are missing", open.toString());
  }

  @Test
  void theFirstEntriesAreMissedToo() throws IOException {
    Files.delete(one);
    Verdict.Removed verdict = broken(Verdict.Removed.class);
    assertEquals(0, verdict.first());
    assertEquals(9, verdict.last());
  }

  @Test
  void aRemovedSegmentIsNamedByItsEntries() throws IOException {
    Files.delete(two);
    Verdict.Removed verdict = broken(Verdict.Removed.class);
    assertEquals(10, verdict.first());
    assertEquals(19, verdict.last());
  }

  @Test
  void removedAndNumberedAnewIsAnEditedEntry() throws IOException {
    List<String> lines = Files.readAllLines(open);
    lines.remove(4);
    for (int i = 4; i < lines.size(); i++) {
      lines.set(i, lines.get(i).replace("\"seq\":" + (21 + i), "\"seq\":" + (20 + i)));
    }
    Files.write(open, lines);
    broken(Verdict.Edited.class);
  }

  @Test
  void everySwapIsReordered() throws IOException {
    for (int a = 0; a < 10; a++) {
      for (int b = a + 1; b < 10; b++) {
        List<String> lines = Files.readAllLines(two);
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, a, b);
        Files.write(two, swapped);
        Verdict.Reordered verdict = broken(Verdict.Reordered.class);
        assertEquals(10 + a, verdict.place().seq());
        Files.write(two, lines);
      }
    }
  }

  @Test
  void aLineThatIsThereTwiceIsReordered() throws IOException {
    List<String> lines = Files.readAllLines(open);
    lines.add(5, lines.get(4));
    Files.write(open, lines);
    Verdict.Reordered verdict = broken(Verdict.Reordered.class);
    says(verdict.message(), "entry 24 comes again");
  }

  @Test
  void aSegmentCutOffAnywhereIsTruncatedOrDamaged() throws IOException {
    byte[] bytes = Files.readAllBytes(two);
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(two, java.util.Arrays.copyOf(bytes, length));
      Verdict.Truncated verdict = broken(Verdict.Truncated.class);
      assertEquals(two, verdict.place().file());
      says(verdict.message(), two.toString(), "ends before entry", "promises up to 19");
    }
  }

  @Test
  void aMissingNewlineAtASegmentsEndIsTruncated() throws IOException {
    byte[] bytes = Files.readAllBytes(two);
    Files.write(two, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(19, broken(Verdict.Truncated.class).place().seq());
    Files.delete(open);
    assertEquals(19, broken(Verdict.Truncated.class).place().seq());
  }

  @Test
  void aSegmentThatHoldsMoreThanItsNameSaysIsNoticed() throws IOException {
    Files.move(two, dir.resolve("0000000010-0000000017.jsonl"));
    broken(Verdict.Reordered.class);
  }

  @Test
  void aTornTailIsTruncatedAndWholeLinesCutOffShowToWhoSawThem() throws IOException {
    byte[] bytes = Files.readAllBytes(open);
    Files.write(open, java.util.Arrays.copyOf(bytes, bytes.length - 5));
    says(broken(Verdict.Truncated.class).message(), "entry 29", "only there in part");
    removeLines(open, 8, 9);
    assertInstanceOf(Verdict.Intact.class, LedgerReader.at(dir).verify());
    Verdict.Truncated verdict =
        assertInstanceOf(Verdict.Truncated.class, LedgerReader.at(dir).verify(head));
    says(verdict.message(), "ends with entry 27", "entry 29 was seen before");
  }

  @Test
  void whatIsNotJsonIsNotAnEntry() throws IOException {
    for (String garbage :
        new String[] {"", "hello", "{}", "{\"seq\":24}", "\u0000", "x".repeat(100_000)}) {
      List<String> lines = Files.readAllLines(open);
      List<String> changed = new ArrayList<>(lines);
      changed.set(4, garbage);
      Files.write(open, changed);
      Verdict.NotAnEntry verdict = broken(Verdict.NotAnEntry.class);
      assertEquals(new Verdict.Place(open, 5, 24), verdict.place());
      Files.write(open, lines);
    }
  }

  @Test
  void anotherLedgersSegmentIsForeign() throws IOException {
    Path other = dir.resolve("other");
    write(other);
    Files.copy(
        other.resolve("0000000010-0000000019.jsonl"),
        two,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Verdict.Foreign verdict = broken(Verdict.Foreign.class);
    says(verdict.message(), two.toString(), "another ledger");
  }

  @Test
  void anotherLedgersFirstOrOpenSegmentIsNoticed() throws IOException {
    Path other = dir.resolve("other");
    write(other);
    byte[] mine = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(other.resolve(one.getFileName())));
    says(broken(Verdict.Edited.class).message(), "or one of the two files is of another ledger");
    Verdict.Foreign foreign =
        assertInstanceOf(Verdict.Foreign.class, LedgerReader.at(dir).verify(head));
    says(foreign.message(), "expected " + head.ledger());
    Files.write(one, mine);
    Files.write(open, Files.readAllBytes(other.resolve("open.jsonl")));
    broken(Verdict.Edited.class);
  }

  @Test
  void anotherLedgerAsAWholeIsForeignToWhoKnowsTheId() throws IOException {
    Path other = dir.resolve("other");
    write(other);
    assertInstanceOf(Verdict.Foreign.class, LedgerReader.at(other).verify(head));
  }

  @Test
  void aChainWrittenAnewIsNotTheOneThatWasSeen() throws IOException {
    Path other = dir.resolve("other");
    Head forged;
    try (Ledger ledger = Ledger.open(other, "box", clock, TestEvents.random())) {
      for (int n = 1; n < 40; n++) {
        ledger.append(TestEvents.event(n));
      }
      forged = new Head(ledger.id(), head.seq(), head.hash());
    }
    assertInstanceOf(Verdict.Rewritten.class, LedgerReader.at(other).verify(forged));
  }

  @Test
  void flippedBitsAreFoundWhereverTheyAreWhenTheHeadIsKnown() throws IOException {
    Random random = new Random(99);
    for (Path file : List.of(one, two, open)) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at = random.nextInt(5); at < bytes.length; at += 1 + random.nextInt(9)) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
        Verdict.Broken verdict =
            assertInstanceOf(Verdict.Broken.class, LedgerReader.at(dir).verify(head));
        says(verdict.message(), dir.toString());
      }
      Files.write(file, bytes);
    }
  }

  @Test
  void aReaderNamesTheBadLineAndGoesOnAfterIt() throws IOException {
    List<String> lines = Files.readAllLines(two);
    lines.set(3, "garbage");
    lines.remove(6);
    Files.write(two, lines);
    List<Long> read = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    try (EntryReader reader = LedgerReader.at(dir).entries(0)) {
      boolean more = true;
      while (more) {
        try {
          var next = reader.next();
          next.ifPresent(entry -> read.add(entry.seq()));
          more = next.isPresent();
        } catch (LedgerFault fault) {
          assertEquals(LedgerFault.Kind.DAMAGED, fault.kind());
          faults.add(fault.getMessage());
        }
      }
    }
    assertEquals(2, faults.size());
    says(faults.get(0), two.toString(), "line 4 is no entry");
    says(faults.get(1), two.toString(), "line 7 is entry 17, expected 16");
    assertEquals(27, read.size());
  }

  @Test
  void aLedgerWhoseLastLineIsDamagedIsNotWrittenOn() throws IOException {
    byte[] before = Files.readAllBytes(open);
    List<String> lines = Files.readAllLines(open);
    lines.set(9, "garbage");
    Files.write(open, lines);
    LedgerFault fault =
        assertThrows(LedgerFault.class, () -> Ledger.open(dir, "box", clock, TestEvents.random()));
    assertEquals(LedgerFault.Kind.DAMAGED, fault.kind());
    says(fault, open.toString(), "last line is no entry", "copy it back");
    Files.write(open, before);
    Ledger.open(dir, "box", clock, TestEvents.random()).close();
  }

  private <T extends Verdict.Broken> T broken(Class<T> kind) throws IOException {
    return assertInstanceOf(kind, LedgerReader.at(dir).verify());
  }

  private Path file(int seq) {
    return List.of(one, two, open).get(seq / 10);
  }

  private static void removeLines(Path file, int first, int last) throws IOException {
    String text = Files.readString(file, UTF_8);
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.subList(first, Math.min(last + 1, lines.size())).clear();
    Files.write(file, lines);
  }
}
