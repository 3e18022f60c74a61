package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpress.intake.CaptureEvent.Empty;
import org.sealpress.intake.CaptureEvent.Resumed;
import org.sealpress.intake.CaptureEvent.Sealed;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.Recorded;
import org.sealpress.intake.JournalEntry.Recording;
import org.sealpress.ledger.Event;

/** A capture that another process began, wherever its journal ends. */
class ResumeTest extends SpoolLeftBehind {
  @Test
  void beforeTheFirstSheetCouldBeAskedForThereIsNothingToTell() throws Exception {
    Files.createDirectories(folder(Sides.CAPTURE));
    Files.createDirectories(folder(OTHER));
    Files.createFile(folder(OTHER).resolve("journal.jsonl"));
    assertEquals(List.of(), resume());
    assertEquals(List.of(), box.told.events);
    assertEquals(List.of(), box.files());
  }

  @Test
  void whileTheFirstSheetWasFedItIsToldThatNothingWasKept() throws Exception {
    Path folder = leave(Sides.CAPTURE, Sides.opened());
    leaveSide(folder, 1); // it has its name, but was not journaled yet
    Files.writeString(folder.resolve(".0123456789abcdef.part"), "half");
    // Pages whose journal has only its opening: the side was never told to be safe.
    assertEquals(List.of(), resume());
    String message = "The box stopped while it scanned. Nothing was kept: feed all sheets again.";
    assertEquals(message, box.told.one(Empty.class).message());
    assertEquals(0, box.told.one(Resumed.class).sides());
    assertEquals(List.of(new Event.Fault("feeder-stopped", message, Sides.CAPTURE)), box.events());
    assertEquals(List.of(), box.files());
    assertEquals(List.of(), store.documents());
  }

  @Test
  void betweenTwoSheetsWhatCameIsSealedAndTheGapIsTold() throws Exception {
    leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2));
    assertEquals(List.of(), resume());
    assertEquals(List.of("image 1", "image 2"), pages(0));
    String message =
        "The box stopped while it scanned. The first 2 sheets are safe: feed again from sheet 3 on.";
    assertEquals(List.of(message), store.documents().get(0).flaws());
    assertEquals(Sides.DOCUMENT, store.documents().get(0).document());
    assertEquals(
        List.of(new Event.Fault("feeder-stopped", message, Sides.CAPTURE)),
        box.events(Event.Fault.class));
    assertEquals(2, box.told.one(Resumed.class).sides());
    assertEquals(message, box.told.one(CaptureEvent.FeedEnded.class).fault(), "somebody is told");
    assertEquals(List.of(), box.files());
  }

  @Test
  void aTornLastLineCountsAsNotWritten() throws Exception {
    Path folder = leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2));
    Path journal = folder.resolve("journal.jsonl");
    byte[] bytes = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(bytes, bytes.length - 20));
    assertEquals(List.of(), resume());
    assertEquals(List.of("image 1"), pages(0), "side 2 was not told to be safe");
    assertTrue(store.documents().get(0).flaws().get(0).contains("The first sheet is safe"));
  }

  @Test
  void afterTheFeederWasEmptyItIsFinishedWithoutAFlaw() throws Exception {
    leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2), FED);
    assertEquals(List.of(), resume());
    assertEquals(List.of("image 1", "image 2"), pages(0));
    assertEquals(List.of(), store.documents().get(0).flaws());
    assertEquals(Sides.PRESSED, store.documents().get(0).captured());
    Event.Captured captured = box.events(Event.Captured.class).get(0);
    assertEquals(captured.started(), captured.finished(), "as the journal says, not as it is now");
  }

  @Test
  void afterItWasSealedOnlyTheSpoolIsLeftToRemove() throws Exception {
    Path folder =
        leave(
            Sides.CAPTURE,
            Sides.opened(),
            Sides.stored(1),
            Sides.stored(2),
            FED,
            new Recording(0),
            new Recorded(),
            new JournalEntry.Sealed(List.of("objects/x.cms")));
    Files.delete(folder.resolve("side-0001.raw")); // removing had begun
    assertEquals(List.of(), resume());
    assertEquals(0, store.calls());
    assertEquals(List.of(), box.events());
    assertEquals("objects/x.cms", box.told.one(Sealed.class).documents().get(0).object());
    assertEquals(List.of(), box.files());
  }

  @Test
  void storedButNotYetJournaledItIsNotStoredTwice() throws Exception {
    leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), FED);
    resume();
    leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), FED);
    resume();
    assertEquals(2, store.calls());
    assertEquals(1, store.documents().size(), "the same document");
  }

  @Test
  void resumingTwiceInOneRunDoesEverythingOnce() throws Exception {
    leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2), FED);
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
    assertEquals(List.of(), box.intake.resume());
    assertEquals(List.of(), box.intake.resume());
    box.settle();
    assertEquals(List.of(), box.intake.resume());
    assertEquals(1, store.calls());
    assertEquals(1, box.told.all(Resumed.class).size());
    assertEquals(1, box.told.all(Sealed.class).size());
  }

  @Test
  void aCaptureThatIsBeingFedIsLeftAlone() throws Exception {
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
    FakeScanner scanner =
        new FakeScanner(2)
            .whenHalf(
                number -> {
                  try {
                    assertEquals(List.of(), box.intake.resume());
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
    assertEquals(2, box.intake.capture(Sides.CAPTURE, Sides.ORDER, scanner));
    box.settle();
    assertEquals(List.of("image 1", "image 2"), pages(0));
    assertEquals(List.of(), box.told.all(Resumed.class));
  }

  @Test
  void severalAreFinishedTheOldestFirst() throws Exception {
    for (int n = 2; n < 7; n++) {
      String capture = OTHER.substring(0, 25) + n;
      JournalEntry.Opened first = Sides.opened(capture, Sides.DOCUMENT.substring(0, 25) + n);
      leave(
          capture,
          new JournalEntry.Opened(
              first.capture(),
              first.document(),
              first.documentClass(),
              first.profile(),
              first.languages(),
              first.box(),
              first.device(),
              first.scanner(),
              first.duplex(),
              first.dropBlank(),
              first.style(),
              first.split(),
              first.manualDuplex(),
              Sides.PRESSED.minusSeconds(n)),
          Sides.stored(1),
          new FeedEnded(1, "", Sides.PRESSED));
    }
    resume();
    assertEquals(
        List.of("6", "5", "4", "3", "2"),
        store.documents().stream().map(d -> d.capture().substring(25)).toList());
  }

  /** A box that dies again and again, at every step of the way, while the ledger is told. */
  @Test
  void theLedgerIsToldOnceHoweverOftenItWasBegun() throws Exception {
    leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2));
    resume();
    List<Event> said = box.events();
    assertEquals(2, said.size());
    box.close();
    byte[] ledger = Files.readAllBytes(dir.resolve("ledger/open.jsonl"));
    List<String> lines =
        new String(ledger, StandardCharsets.UTF_8).lines().map(line -> line + "\n").toList();
    for (int confirmed = 1; confirmed <= lines.size(); confirmed++) {
      Files.writeString(
          dir.resolve("ledger/open.jsonl"), String.join("", lines.subList(0, confirmed)));
      List<JournalEntry> entries =
          new ArrayList<>(
              List.of(
                  Sides.opened(),
                  Sides.stored(1),
                  Sides.stored(2),
                  new FeedEnded(
                      2,
                      "The box stopped while it scanned. "
                          + "The first 2 sheets are safe: feed again from sheet 3 on.",
                      Sides.PRESSED),
                  new Recording(0)));
      leave(Sides.CAPTURE, entries.toArray(JournalEntry[]::new));
      resume();
      assertEquals(said, box.events(), "after " + confirmed + " entries");
      box.close();
    }
    box = null;
  }

  @Test
  void hundredsOfSidesAreTakenUp() throws Exception {
    int sides = 450;
    JournalEntry[] entries =
        IntStream.rangeClosed(0, sides + 1)
            .mapToObj(
                n ->
                    n == 0
                        ? Sides.opened()
                        : n > sides ? new FeedEnded(sides, "", Sides.PRESSED) : side(n))
            .toArray(JournalEntry[]::new);
    Path folder = leave(Sides.CAPTURE, entries);
    for (int n = 1; n <= sides; n++) {
      leaveSide(folder, n, Sides.samples(n % 100));
    }
    assertEquals(List.of(), resume());
    assertEquals(sides, store.documents().get(0).pages());
  }

  private static JournalEntry.SideStored side(int n) {
    return new JournalEntry.SideStored(n, Sides.FORMAT, Sides.stored(n % 100).sha256());
  }
}
