package org.sealpress.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path dir;

  private final TestClock clock = new TestClock("2026-11-24T09:15:00.123456Z");

  @Test
  void aNewLedgerBeginsWithItsName() throws IOException {
    try (Ledger ledger = open()) {
      Entry first = all(0).get(0);
      assertEquals(new Event.Opened("Front desk", ledger.id()), first.event());
      assertEquals(0, first.seq());
      assertEquals(Entry.NO_PREV, first.prev());
      assertTrue(RandomId.isOne(ledger.id()));
      assertEquals(new Head(ledger.id(), 0, first.hash()), ledger.head());
    }
    assertEquals(
        "{\"box\":\"Front desk\",\"ledger\":\""
            + all(0).get(0).event().toString().replaceAll(".*ledger=([a-z2-7]+)]", "$1")
            + "\",\"prev\":\""
            + Entry.NO_PREV
            + "\",\"seq\":0,\"time\":\"2026-11-24T09:15:00.123Z\",\"type\":\"opened\"}\n",
        Files.readString(dir.resolve("open.jsonl")));
  }

  @Test
  void everyEventComesBackAsItWas() throws IOException {
    List<Event> events =
        List.of(
            TestEvents.event(0),
            TestEvents.event(1),
            TestEvents.event(2),
            new Event.Fault("scanner-jam", "sheet 3 is stuck\u2028\"\\", "abc"),
            new Event.Fault("disk-full", "", ""),
            new Event.Discarded("abc", "private"),
            new Event.Recipients(List.of("a".repeat(64), "b".repeat(64))),
            new Event.Recipients(List.of()),
            new Event.KeyChanged("seal", "a".repeat(64), ""),
            new Event.KeyChanged("seal", "b".repeat(64), "a".repeat(64)),
            new Event.Recipients(
                List.of("a".repeat(64), "c".repeat(64)),
                List.of("c".repeat(64)),
                List.of("b".repeat(64)),
                List.of("a".repeat(64))),
            new Event.Other("audit", Map.of("took", 12L, "ok", true, "ids", List.of("x"))),
            new AccessEvent.LoggedIn("ada", "administrator"),
            new AccessEvent.LoginFailed("", 17),
            new AccessEvent.UserChanged("bo", "role operator", "ada"),
            new AccessEvent.TokenChanged("meter", "added", "box"),
            new AccessEvent.SettingsChanged("ada", List.of("http.port"), "00ff"),
            new ClassPolicy("tax", "10 years", true),
            new ClassPolicy("draft", "for ever", false),
            new Event.Rebuilt("offsite", 41),
            new Event.CopyLost("doc", 2, "offsite", "objects/doc.v2.cms", "missing"),
            new Event.Verified("offsite", 2, 7, 143, 1L << 40, 1, 3),
            new Event.LeftBox("doc", 2, "objects/doc.v2.cms", "room is needed"),
            new DriveEvent.Enrolled("d".repeat(32), "Büro A", "1234-ABCD", 1L << 38),
            new DriveEvent.Arrived("d".repeat(32), "Büro A", "usb"),
            new DriveEvent.Ejected("d".repeat(32), "Büro A", "usb"),
            new DriveEvent.Pulled("d".repeat(32), "Büro A", "usb"),
            new DriveEvent.Retired("d".repeat(32), "Büro A", "left on a train"),
            new CheckEvent.Confirmed("capture", "änne"),
            new CheckEvent.Confirmed("capture", ""),
            new CheckEvent.SideLeftOut("capture", 3, "änne", "not \"ours\""),
            new CheckEvent.SideReplaced("capture", 4, "änne", "a fold"),
            new CheckEvent.SideTurned("capture", 5, "änne", 270),
            new Event.Drill(
                "abc",
                "a".repeat(64),
                "the red drive",
                "ledger",
                41,
                "b".repeat(64),
                Instant.parse("2026-11-24T09:15:07.250Z"),
                1234,
                22,
                1,
                "c2lnbmVk"));
    try (Ledger ledger = open()) {
      for (Event event : events) {
        Entry entry = ledger.append(event);
        assertEquals(event, entry.event());
        clock.go(Duration.ofMillis(1));
      }
    }
    List<Entry> read = all(1);
    assertEquals(events, read.stream().map(Entry::event).toList());
    assertEquals(Instant.parse("2026-11-24T09:15:00.131Z"), read.get(8).time());
    try (Ledger ledger = open()) {
      assertInstanceOf(Verdict.Intact.class, ledger.verify());
      assertEquals(events.size(), ledger.head().seq());
    }
  }

  @Test
  void severalEntriesAreAddedAtOnceAsOneAfterTheOther() throws IOException {
    List<Event> events =
        List.of(
            new Event.Discarded("a", "x"),
            new Event.Discarded("b", "y"),
            new Event.Discarded("c", "z"));
    try (Ledger ledger = open()) {
      List<Entry> added = ledger.append(events);
      assertEquals(events, added.stream().map(Entry::event).toList());
      assertEquals(List.of(), ledger.append(List.of()));
      assertEquals(ledger.head().hash(), added.get(2).hash());
      long before = ledger.head().seq();
      assertThrows(
          IllegalArgumentException.class,
          () ->
              ledger.append(List.of(events.get(0), new Event.Discarded("d", "x".repeat(1 << 17)))));
      assertEquals(before, ledger.head().seq(), "none of them");
      assertInstanceOf(Verdict.Intact.class, ledger.verify());
    }
    assertEquals(events, all(1).stream().map(Entry::event).toList());
  }

  @Test
  void recipientsOfEntriesThatDoNotSayWhatChangedAreWrittenAndReadAsBefore() {
    byte[] before = "{\"fingerprints\":[\"ab\",\"cd\"],\"type\":\"recipients\"}".getBytes(UTF_8);
    Event read = EventJson.read(before);
    assertEquals(new Event.Recipients(List.of("ab", "cd")), read);
    assertArrayEquals(before, EventJson.write(read));
  }

  @Test
  void whatCannotBeWrittenLeavesTheLedgerAsItWas() throws IOException {
    try (Ledger ledger = open()) {
      assertThrows(
          IllegalArgumentException.class,
          () -> ledger.append(new Event.Discarded("x", "y".repeat(70_000))));
      assertThrows(
          IllegalArgumentException.class,
          () -> ledger.append(new Event.Other("x", Map.of("seq", "y"))));
      assertThrows(
          IllegalArgumentException.class,
          () -> ledger.append(new Event.Other("x", Map.of("a b", "y"))));
      assertEquals(1, ledger.append(new Event.Discarded("x", "y".repeat(60_000))).seq());
      assertInstanceOf(Verdict.Intact.class, ledger.verify());
    }
  }

  @Test
  void aSecondWriterIsToldWhoHasIt() throws IOException {
    try (Ledger first = open()) {
      LedgerFault fault = assertThrows(LedgerFault.class, this::open);
      assertEquals(LedgerFault.Kind.IN_USE, fault.kind());
      says(fault, dir.toString(), "by process " + ProcessHandle.current().pid());
      first.append(TestEvents.event(1));
    }
    open().close();
  }

  @Test
  void cuttingMakesSegmentsThatReadOnAsOneLedger() throws IOException {
    try (Ledger ledger = open()) {
      ledger.append(TestEvents.event(1));
      Segment first = ledger.cut().orElseThrow();
      assertEquals("0000000000-0000000001.jsonl", first.name());
      assertTrue(ledger.cut().isEmpty());
      ledger.append(TestEvents.event(2));
      ledger.append(TestEvents.event(3));
      Segment second = ledger.cut().orElseThrow();
      assertEquals(new Segment(dir.resolve("0000000002-0000000003.jsonl"), 2, 3), second);
      assertEquals(List.of(first, second), ledger.segments(-1));
      assertEquals(List.of(second), ledger.segments(first.last()));
      assertEquals(List.of(), ledger.segments(second.last()));
    }
    try (Ledger ledger = open()) {
      assertEquals(3, ledger.head().seq());
      ledger.append(TestEvents.event(4));
      assertEquals(5, ((Verdict.Intact) ledger.verify()).entries());
    }
    assertEquals(List.of(2L, 3L, 4L), all(2).stream().map(Entry::seq).toList());
    assertEquals(List.of(3L, 4L), all(3).stream().map(Entry::seq).toList());
    assertEquals(List.of(), all(5));
  }

  @Test
  void aPowerCutAtEachStepOfACutIsNoLoss() throws IOException {
    try (Ledger ledger = open()) {
      ledger.append(TestEvents.event(1));
      ledger.cut();
    }
    Files.delete(dir.resolve("open.jsonl")); // the rename was done, the new file not
    try (Ledger ledger = open()) {
      assertEquals(1, ledger.head().seq());
      assertEquals(2, ledger.append(TestEvents.event(2)).seq());
      assertInstanceOf(Verdict.Intact.class, ledger.verify());
    }
  }

  /** The moment is a matter of microseconds: it is met many times over. */
  @Test
  void aReaderMissesNothingWhileTheSegmentGetsItsClosedName() throws Exception {
    open().close();
    byte[] line = Files.readAllBytes(dir.resolve("open.jsonl"));
    ExecutorService cutting = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < 3000; i++) {
        Path directory = Files.createDirectory(dir.resolve("ledger-" + i));
        Path open = Files.write(directory.resolve("open.jsonl"), line);
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Path> cut =
            cutting.submit(
                () -> {
                  start.await();
                  return Files.move(open, directory.resolve(Segment.name(0, 0)));
                });
        start.await();
        try (EntryReader reader = new EntryReader(directory, 0, () -> 0)) {
          assertTrue(reader.next().isPresent(), "missed in round " + i);
        }
        cut.get();
      }
    } finally {
      cutting.shutdownNow();
    }
  }

  @Test
  void aReaderAtTheEndGoesOnWhenMoreCameAndWhenTheSegmentWasCut() throws IOException {
    try (Ledger ledger = open();
        EntryReader reader = ledger.entries(0)) {
      assertEquals(0, reader.next().orElseThrow().seq());
      assertTrue(reader.next().isEmpty());
      ledger.append(TestEvents.event(1));
      assertEquals(1, reader.next().orElseThrow().seq());
      ledger.append(TestEvents.event(2));
      ledger.cut();
      ledger.append(TestEvents.event(3));
      ledger.cut();
      ledger.cut();
      ledger.append(TestEvents.event(4));
      List<Long> seen = new ArrayList<>();
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        seen.add(next.get().seq());
      }
      assertEquals(List.of(2L, 3L, 4L), seen);
      ledger.cut();
      assertTrue(reader.next().isEmpty());
      ledger.append(TestEvents.event(5));
      assertEquals(5, reader.next().orElseThrow().seq());
    }
  }

  @Test
  void aClockThatWentBackIsRecordedAsItIsAndFlaggedUntilItHasCaughtUp() throws IOException {
    try (Ledger ledger = open()) {
      assertFalse(ledger.append(TestEvents.event(1)).clockDoubt());
      clock.go(Duration.ofDays(-9000));
      Entry doubtful = ledger.append(TestEvents.event(2));
      assertTrue(doubtful.clockDoubt());
      assertEquals(Instant.parse("2002-04-04T09:15:00.123Z"), doubtful.time());
      clock.go(Duration.ofSeconds(1));
      assertTrue(ledger.append(TestEvents.event(3)).clockDoubt());
      ledger.cut();
    }
    try (Ledger ledger = open()) {
      assertTrue(ledger.append(TestEvents.event(4)).clockDoubt());
      clock.go(Duration.ofDays(9000));
      assertFalse(ledger.append(TestEvents.event(5)).clockDoubt());
      assertEquals(3, ((Verdict.Intact) ledger.verify()).doubtfulTimes());
    }
    assertEquals(
        List.of(false, false, true, true, true, false),
        all(0).stream().map(Entry::clockDoubt).toList());
  }

  @Test
  void leftoversOfACrashAreRemoved() throws IOException {
    Path left = Files.writeString(dir.resolve(".0123456789abcdef.part"), "x");
    open().close();
    assertFalse(Files.exists(left));
  }

  @Test
  void aLedgerThatIsNotThereIsNamed() throws IOException {
    LedgerFault fault = assertThrows(LedgerFault.class, () -> LedgerReader.at(dir.resolve("none")));
    assertEquals(LedgerFault.Kind.MISSING, fault.kind());
    says(fault, dir.resolve("none").toString());
    LedgerFault empty = assertThrows(LedgerFault.class, () -> LedgerReader.at(dir).verify());
    assertEquals(LedgerFault.Kind.MISSING, empty.kind());
  }

  @Test
  void idsAreRandomAndGoodInFileNames() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String id = RandomId.next(TestEvents.random());
      assertTrue(RandomId.isOne(id), id);
      assertTrue(seen.add(id));
    }
    assertFalse(RandomId.isOne("../x"));
    assertFalse(RandomId.isOne("A".repeat(26)));
  }

  private Ledger open() throws IOException {
    return Ledger.open(dir, "Front desk", clock, TestEvents.random());
  }

  private List<Entry> all(long from) throws IOException {
    List<Entry> all = new ArrayList<>();
    try (EntryReader reader = LedgerReader.at(dir).entries(from)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        all.add(next.get());
      }
    }
    return all;
  }
}
