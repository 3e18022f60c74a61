package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power cut while the last line was being written. */
class LedgerCrashTest {
  @TempDir Path dir;

  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");
  private Path open;
  private byte[] whole;
  private int lastLine;

  @BeforeEach
  void threeEntries() throws IOException {
    try (Ledger ledger = ledger()) {
      ledger.append(TestEvents.event(1));
      lastLine = (int) Files.size(dir.resolve("open.jsonl"));
      ledger.append(new Event.Discarded("x", "it is short"));
    }
    open = dir.resolve("open.jsonl");
    whole = Files.readAllBytes(open);
  }

  @Test
  void aLineTornAtAnyByteIsPutAsideCutOffAndRecorded() throws IOException {
    for (int length = lastLine + 1; length < whole.length; length++) {
      check(Arrays.copyOf(whole, length), length - lastLine);
    }
  }

  @Test
  void aLineWhoseBlocksNeverGotToTheDiskIsTornToo() throws IOException {
    for (int from = lastLine; from < whole.length; from += 29) {
      byte[] zeros = whole.clone();
      Arrays.fill(zeros, from, whole.length, (byte) 0);
      check(zeros, whole.length - lastLine);
      byte[] hole = whole.clone();
      Arrays.fill(hole, lastLine, Math.max(from, lastLine + 1), (byte) 0);
      check(hole, whole.length - lastLine);
    }
  }

  private void check(byte[] left, int tornBytes) throws IOException {
    removeAside();
    Files.write(open, left);
    byte[] torn = Arrays.copyOfRange(left, lastLine, left.length);
    Path aside = dir.resolve("torn-0000000002.1");
    try (Ledger ledger = ledger()) {
      assertEquals(new TornLine(2, aside, tornBytes), ledger.torn().orElseThrow());
      assertArrayEquals(torn, Files.readAllBytes(aside));
      assertEquals(2, ledger.head().seq());
      assertEquals(4, ledger.append(TestEvents.event(4)).seq() + 1);
      assertInstanceOf(Verdict.Intact.class, ledger.verify());
    }
    byte[] now = Files.readAllBytes(open);
    assertArrayEquals(Arrays.copyOf(whole, lastLine), Arrays.copyOf(now, lastLine));
    try (EntryReader reader = LedgerReader.at(dir).entries(2)) {
      Event.Fault fault = assertInstanceOf(Event.Fault.class, reader.next().orElseThrow().event());
      assertEquals("torn-line", fault.kind());
      assertTrue(fault.message().contains("torn-0000000002.1"), fault.message());
    }
  }

  @Test
  void aWholeLedgerIsLeftAlone() throws IOException {
    try (Ledger ledger = ledger()) {
      assertTrue(ledger.torn().isEmpty());
      assertEquals(2, ledger.head().seq());
    }
    assertArrayEquals(whole, Files.readAllBytes(open));
  }

  @Test
  void aPowerCutWhileATornLineIsPutAsideLeavesOneFileOfIt() throws IOException {
    byte[] torn = Arrays.copyOf(whole, whole.length - 3);
    Files.write(open, torn);
    Path first = dir.resolve("torn-0000000002.1");
    Files.write(first, Arrays.copyOfRange(torn, lastLine, torn.length));
    try (Ledger ledger = ledger()) {
      assertEquals(first, ledger.torn().orElseThrow().savedAs());
    }
    assertFalse(Files.exists(dir.resolve("torn-0000000002.2")));
  }

  @Test
  void aTornLineThatCouldNotBeToldBeforeTheNextPowerCutIsToldNow() throws IOException {
    Files.writeString(dir.resolve("torn-0000000003.1"), "{\"capt");
    try (Ledger ledger = ledger()) {
      assertEquals(3, ledger.head().seq());
      assertEquals(6, ledger.torn().orElseThrow().bytes());
    }
    try (Ledger ledger = ledger()) {
      assertEquals(3, ledger.head().seq(), "told once");
    }
  }

  @Test
  void aVeryFirstLineThatWasTornStartsANewLedger() throws IOException {
    Files.write(open, Arrays.copyOf(whole, 20));
    try (Ledger ledger = ledger()) {
      assertEquals(0, ledger.torn().orElseThrow().seq());
      assertEquals(1, ledger.head().seq());
      assertInstanceOf(Verdict.Intact.class, ledger.verify());
    }
  }

  @Test
  void aTornFirstLineOfANewSegmentIsCutOff() throws IOException {
    try (Ledger ledger = ledger()) {
      ledger.cut();
    }
    Files.writeString(open, "{\"capt");
    try (Ledger ledger = ledger()) {
      assertEquals(3, ledger.torn().orElseThrow().seq());
      assertEquals(3, ledger.head().seq());
      assertInstanceOf(Verdict.Intact.class, ledger.verify());
    }
  }

  @Test
  void aCrashBetweenPuttingAsideAndCuttingOffIsRepeatedUnderANewName() throws IOException {
    Files.writeString(dir.resolve("torn-0000000002.1"), "of the first try");
    Files.write(open, Arrays.copyOf(whole, whole.length - 3));
    try (Ledger ledger = ledger()) {
      assertEquals(dir.resolve("torn-0000000002.2"), ledger.torn().orElseThrow().savedAs());
    }
    assertEquals("of the first try", Files.readString(dir.resolve("torn-0000000002.1")));
  }

  @Test
  void aZeroInTheMiddleIsDamageAndNothingIsCutOff() throws IOException {
    byte[] damaged = whole.clone();
    damaged[lastLine - 10] = 0;
    Files.write(open, damaged);
    try (Ledger ledger = ledger()) {
      assertTrue(ledger.torn().isEmpty());
      assertInstanceOf(Verdict.NotAnEntry.class, ledger.verify());
    }
    assertArrayEquals(damaged, Files.readAllBytes(open));
    assertFalse(Files.exists(dir.resolve("torn-0000000002.1")));
  }

  private Ledger ledger() throws IOException {
    return Ledger.open(dir, "box", clock, TestEvents.random());
  }

  private void removeAside() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      for (Path file : all.filter(f -> f.toString().contains("torn-")).toList()) {
        Files.delete(file);
      }
    }
  }
}
