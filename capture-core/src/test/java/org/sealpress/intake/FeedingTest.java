package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.intake.CaptureEvent.SideFed;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.ledger.TestClock;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.Scanner;

class FeedingTest {
  @TempDir Path dir;
  private final TestClock clock = new TestClock("2026-11-24T09:16:00Z");
  private final Told told = new Told();
  private final FakeReader reader = new FakeReader();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private Path folder;
  private OpenCapture capture;

  @BeforeEach
  void open() throws IOException {
    folder = dir.resolve(Sides.CAPTURE);
    Spool spool = Spool.create(folder, BoxKeys.in(dir));
    spool.journal().append(Sides.opened());
    capture = new OpenCapture(Sides.opened(), spool);
  }

  @AfterEach
  void close() throws IOException {
    capture.spool().close();
  }

  private int run(FakeScanner scanner) throws ScanFault, IOException {
    SideWork work = new SideWork(reader, 85, new Thumbnails(reader), told);
    return new Feeding(capture, false, work, clock, told, stopping::get)
        .run(scanner, Sides.PROFILE);
  }

  /** What another process would find in the journal now. */
  private List<JournalEntry> journal() {
    List<JournalEntry> entries = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(folder.resolve("journal.jsonl"))) {
        entries.add(JournalLines.read(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private long stored() {
    return journal().stream().filter(SideStored.class::isInstance).count();
  }

  private FeedEnded ended() {
    List<JournalEntry> entries = journal();
    return (FeedEnded) entries.get(entries.size() - 1);
  }

  @Test
  void theNextSheetIsAskedForOnlyWhenTheSideBeforeIsInItsFileAndInTheJournal() throws Exception {
    FakeScanner scanner =
        new FakeScanner(3)
            .whenAsked(
                number -> {
                  assertEquals(number - 1, stored());
                  for (int before = 1; before < number; before++) {
                    assertStored(before);
                  }
                  assertEquals(number - 1, told.all(SideFed.class).size());
                  assertEquals(number - 1, reader.jobs.size(), "reading goes on meanwhile");
                });
    assertEquals(3, run(scanner));
    assertEquals(
        List.of(
            "feed", "next 1", "whole 1", "next 2", "whole 2", "next 3", "whole 3", "next 4", "end"),
        scanner.calls);
    assertEquals(new FeedEnded(3, "", clock.instant()), ended());
    assertEquals(List.of("eng", "deu"), reader.jobs.get(0).languages());
    assertEquals(300, reader.jobs.get(0).dpi());
  }

  private void assertStored(int number) {
    try {
      LockedFiles files = BoxKeys.files(dir, folder);
      assertArrayEquals(
          Sides.samples(number), BoxKeys.read(files, "side-%04d.raw".formatted(number)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSideIsToldOnlyAfterItIsJournaled() throws Exception {
    List<Long> journaled = new ArrayList<>();
    Told spy = told;
    SideWork work = new SideWork(reader, 85, new Thumbnails(reader), spy);
    CaptureListener listener =
        event -> {
          if (event instanceof SideFed fed) {
            journaled.add(stored() - fed.number());
          }
        };
    new Feeding(capture, false, work, clock, listener, () -> false)
        .run(new FakeScanner(2), Sides.PROFILE);
    assertEquals(List.of(0L, 0L), journaled);
  }

  @Test
  void aSideThatHasComeByHalfHasNoName() throws Exception {
    FakeScanner scanner =
        new FakeScanner(2)
            .whenHalf(
                number ->
                    assertFalse(Files.exists(folder.resolve("side-%04d.raw".formatted(number)))));
    run(scanner);
    assertEquals(2, stored());
  }

  @Test
  void aJamBeforeTheFirstSideSaysThatNothingWasKept() {
    ScanFault fault =
        assertThrows(ScanFault.class, () -> run(new FakeScanner(3).failAt(1, FakeScanner.jam())));
    assertEquals(ScanFault.Kind.JAMMED, fault.kind());
    assertEquals(
        "Scanner fake:1 has a paper jam. Take the sheet out."
            + " Nothing was kept: feed all sheets again.",
        fault.getMessage());
    assertEquals(0, stored());
    assertEquals(fault.getMessage(), ended().fault());
  }

  @Test
  void aJamInTheMiddleSaysWhatIsSafe() throws Exception {
    FakeScanner scanner = new FakeScanner(5).failMidway(3, FakeScanner.jam());
    ScanFault fault = assertThrows(ScanFault.class, () -> run(scanner));
    assertEquals(
        "Scanner fake:1 has a paper jam. Take the sheet out."
            + " The first 2 sheets are safe: feed again from sheet 3 on.",
        fault.getMessage());
    assertEquals(2, stored());
    assertEquals(new FeedEnded(2, fault.getMessage(), clock.instant()), ended());
    assertEquals(fault.getMessage(), told.one(CaptureEvent.FeedEnded.class).fault());
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of(
              "journal.jsonl",
              "key",
              "side-0001.image",
              "side-0001.raw",
              "side-0002.image",
              "side-0002.raw"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertEquals("end", scanner.calls.get(scanner.calls.size() - 1), "the scanner is let go");
  }

  @Test
  void aDiskThatFailsIsToldLikeAJam() {
    FakeScanner scanner =
        new FakeScanner(3).failMidway(2, new IOException("the disk is full (0 KiB free)"));
    IOException fault = assertThrows(IOException.class, () -> run(scanner));
    assertEquals(
        "The box could not store the sheet (the disk is full (0 KiB free))."
            + " The first sheet is safe: feed again from sheet 2 on.",
        fault.getMessage());
    assertEquals(1, stored());
    assertEquals(fault.getMessage(), ended().fault());
  }

  @Test
  void aScannerThatGivesFewerBytesThanItSaysIsNotBelieved() {
    FakeScanner scanner = new FakeScanner(1);
    Scanner lying = new LyingScanner(scanner, new PageFormat(20, 11, ColorMode.GRAY, 8, 300));
    SideWork work = new SideWork(reader, 85, new Thumbnails(reader), told);
    ScanFault fault =
        assertThrows(
            ScanFault.class,
            () ->
                new Feeding(capture, false, work, clock, told, () -> false)
                    .run(lying, Sides.PROFILE));
    assertEquals(ScanFault.Kind.BAD_FRAME, fault.kind());
    assertTrue(
        fault.getMessage().contains("200 bytes for side 1, expected 220"), fault.getMessage());
    assertEquals(0, stored());
  }

  @Test
  void aProgramErrorInTheScannerIsNoCleanEnd() {
    FakeScanner scanner = new FakeScanner(3).failAt(2, new IllegalStateException("bug"));
    assertThrows(IllegalStateException.class, () -> run(scanner));
    assertEquals(
        "The box failed while it scanned. The first sheet is safe: feed again from sheet 2 on.",
        ended().fault());
  }

  @Test
  void toldToStopItEndsWithTheSideInHand() throws Exception {
    FakeScanner scanner = new FakeScanner(5).whenHalf(number -> stopping.set(number == 2));
    assertEquals(2, run(scanner));
    assertEquals(
        "The box was told to stop. The first 2 sheets are safe: feed again from sheet 3 on.",
        ended().fault());
    assertFalse(scanner.calls.contains("next 3"));
  }

  @Test
  void aJournalThatFailsDoesNotHideTheJam() throws Exception {
    FakeScanner scanner =
        new FakeScanner(5)
            .whenAsked(
                number -> {
                  if (number == 3) {
                    closeJournal();
                  }
                })
            .failAt(3, FakeScanner.jam());
    ScanFault fault = assertThrows(ScanFault.class, () -> run(scanner));
    assertEquals(ScanFault.Kind.JAMMED, fault.kind());
    assertEquals(fault.getMessage(), capture.ended().fault(), "known, though not yet written");
    assertEquals(fault.getMessage(), told.one(CaptureEvent.FeedEnded.class).fault());
    assertEquals(2, stored());
    capture.write();
    assertEquals(fault.getMessage(), ended().fault(), "and written when it can be");
  }

  private void closeJournal() {
    try {
      capture.spool().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anInterruptDoesNotKeepTheEndFromBeingWritten() throws Exception {
    FakeScanner scanner =
        new FakeScanner(2)
            .whenAsked(
                number -> {
                  if (number == 3) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertEquals(2, run(scanner));
    assertTrue(Thread.interrupted(), "it is kept");
    assertEquals(new FeedEnded(2, "", clock.instant()), ended());
  }
}
