package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpress.durable.Sha256;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.Imported;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.Recorded;
import org.sealpress.intake.JournalEntry.Recording;
import org.sealpress.intake.JournalEntry.Sealed;
import org.sealpress.ledger.Event;
import org.sealpress.page.Codec;
import org.sealpress.page.separator.Separator;
import org.sealpress.worker.FilePage;
import org.sealpress.worker.FileWorker;
import org.sealpress.worker.WorkerFault;

/** Files that are taken in, by a process that goes on and by one that was killed at any step. */
class ImportTest extends SpoolLeftBehind {
  private static final String CONTENT = "three pages";

  private Path inbox;
  private Path file;

  @BeforeEach
  void makeInbox() throws IOException {
    inbox = Files.createDirectories(dir.resolve("inbox"));
    Files.createDirectory(inbox.resolve(ImportSource.REJECTED));
    file = Files.writeString(inbox.resolve("Müller.tif"), CONTENT);
  }

  private void open() throws IOException {
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
  }

  private static int pages(FileWorker.Pages pages) throws IOException {
    for (int n = 1; n <= 3; n++) {
      give(n, pages);
    }
    return 3;
  }

  private static void give(int number, FileWorker.Pages pages) throws IOException {
    pages.page(
        new FilePage(Sides.FORMAT, Codec.RAW, 0, Sides.FORMAT.totalBytes()),
        new ByteArrayInputStream(Sides.samples(number)));
  }

  private int take(FileReader reader) throws WorkerFault, IOException {
    return box.intake.importFile(
        box.intake.newId(), Sides.ORDER, new ImportSource("scans", file), reader);
  }

  private List<String> inInbox() throws IOException {
    try (var all = Files.list(inbox)) {
      return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }

  private void assertNothingKept() throws IOException {
    box.settle();
    assertEquals(List.of(), box.files());
    assertEquals(List.of(), store.documents());
    assertEquals(List.of(), box.events(), "nothing was archived, nothing is told");
    assertEquals(CONTENT, Files.readString(file));
  }

  @Test
  void aFileBecomesADocumentAndIsRemovedWhenThatIsSealed() throws Exception {
    open();
    store.whenStoring(() -> assertTrue(Files.exists(file), "it is there until then"));
    assertEquals(3, take((path, keep, pages) -> pages(pages)));
    box.settle();
    assertEquals(List.of("image 1", "image 2", "image 3"), pages(0));
    assertEquals(List.of(ImportSource.REJECTED), inInbox());
    assertEquals(List.of(), box.files());
    Event.Captured captured = box.events(Event.Captured.class).get(0);
    assertEquals("inbox:scans", captured.scanner());
    assertEquals(3, captured.sidesFed());
    assertEquals(List.of(), box.events(Event.Fault.class));
    assertEquals(
        List.of("ImportStarted", "SideFed", "SideFed", "SideFed", "ImportEnded"),
        box.told.kinds().stream().filter(kind -> kind.matches("Import.*|SideFed")).toList());
    assertEquals(1, box.told.all(CaptureEvent.Sealed.class).size());
  }

  @Test
  void aFileWithASeparatorBecomesTwoDocumentsAndIsRemovedWhenBothAreSealed() throws Exception {
    FakeReader reader = new FakeReader();
    reader.separator(2, new Separator.PatchT());
    box = new IntakeBox(dir, reader, store, IntakeBox.QUICK);
    store.whenStoring(() -> assertTrue(Files.exists(file), "it is there until then"));
    CaptureOrder as = Sides.ORDER;
    CaptureOrder divided =
        new CaptureOrder(
            as.documentClass(),
            as.profileName(),
            as.profile(),
            as.languages(),
            as.dropBlank(),
            as.style(),
            true);
    box.intake.importFile(
        box.intake.newId(),
        divided,
        new ImportSource("scans", file),
        (path, keep, pages) -> pages(pages));
    box.settle();
    assertEquals(List.of("image 1"), pages(0));
    assertEquals(List.of("image 3"), pages(1));
    assertEquals(List.of(ImportSource.REJECTED), inInbox());
  }

  @Test
  void neitherLedgerNorJournalHasItsName() throws Exception {
    open();
    List<String> journal = new ArrayList<>();
    take(
        (path, keep, pages) -> {
          journal.add(Files.readString(path.resolveSibling("journal.jsonl")));
          assertEquals(file, Files.readSymbolicLink(path));
          return pages(pages);
        });
    box.settle();
    assertFalse(journal.get(0).contains("ller"), journal.get(0));
    assertFalse(box.events().toString().contains("ller"));
  }

  @Test
  void aFileThatCanNotBeReadToItsEndLeavesNothingBehind() throws Exception {
    open();
    WorkerFault e =
        assertThrows(
            WorkerFault.class,
            () ->
                take(
                    (path, keep, pages) -> {
                      give(1, pages);
                      give(2, pages);
                      throw new WorkerFault(WorkerFault.Kind.UNREADABLE, path + " is damaged");
                    }));
    assertEquals("The file is damaged", e.getMessage());
    assertNothingKept();
    assertEquals("The file is damaged", box.told.one(CaptureEvent.Empty.class).message());
  }

  @Test
  void aFileThatIsWrittenToMeanwhileIsNotTaken() throws Exception {
    open();
    assertThrows(
        FileFault.class,
        () ->
            take(
                (path, keep, pages) -> {
                  Files.writeString(file, CONTENT + ", and a fourth");
                  return pages(pages);
                }));
    Files.writeString(file, CONTENT);
    assertNothingKept();
  }

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws Exception {
    open();
    Files.move(file, dir.resolve("elsewhere"));
    Files.createSymbolicLink(file, dir.resolve("elsewhere"));
    assertThrows(FileFault.class, () -> take((path, keep, pages) -> pages(pages)));
    assertNothingKept();
  }

  @Test
  void anotherFileThatHasTakenItsNameIsLeftAlone() throws Exception {
    open();
    store.whenStoring(
        () -> {
          try {
            Files.writeString(file, "the next letter");
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    take((path, keep, pages) -> pages(pages));
    box.settle();
    assertEquals(1, store.documents().size());
    assertEquals("the next letter", Files.readString(file));
    assertEquals(Set.of(), box.intake.filesInHand());
  }

  @Test
  void asLongAsItsInboxIsAwayTheCaptureWaitsAndThenTheFileIsRemoved() throws Exception {
    open();
    Path elsewhere = dir.resolve("unmounted");
    store.whenStoring(
        () -> {
          try {
            Files.move(inbox, elsewhere);
            Files.createDirectory(inbox); // a mount point with nothing mounted
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    take((path, keep, pages) -> pages(pages));
    Awaitility.await().until(() -> !box.told.all(CaptureEvent.Parked.class).isEmpty());
    String told = box.told.all(CaptureEvent.Parked.class).get(0).message();
    assertTrue(told.contains("it is sealed, but its file can't be removed"), told);
    assertEquals(Set.of(file), box.intake.filesInHand(), "it must not be taken again");
    assertTrue(
        box.files().stream().noneMatch(name -> name.matches(".*(key|raw|image|pdf)")),
        box.files().toString());
    Files.delete(inbox);
    Files.move(elsewhere, inbox);
    box.settle();
    assertEquals(List.of(ImportSource.REJECTED), inInbox());
    assertEquals(1, store.documents().size());
  }

  /** The steps of a capture of a file, and how many there were when the box was killed. */
  @Test
  void killedAtAnyStepItIsOneDocumentInTheEndAndTheFileIsGone() throws Exception {
    String sha256 = Sha256.of(file);
    List<JournalEntry> steps =
        List.of(
            opened(),
            new Imported("scans", CONTENT.length(), sha256),
            Sides.stored(1),
            Sides.stored(2),
            Sides.stored(3),
            new FeedEnded(3, "", Sides.PRESSED),
            new Recording(0),
            new Recorded(),
            new Sealed(List.of("objects/" + Sides.DOCUMENT + ".cms")));
    for (int done = 0; done <= steps.size(); done++) {
      Files.writeString(file, CONTENT);
      Path folder = leave(Sides.CAPTURE, steps.subList(0, done).toArray(JournalEntry[]::new));
      Files.createSymbolicLink(folder.resolve("source"), file);
      int before = store.documents().size();
      boolean sealed = done == steps.size();
      assertEquals(List.of(), resume(), done + " steps");
      boolean taken = done > 5;
      assertEquals(!taken, Files.exists(file), done + " steps");
      if (!taken) {
        take((path, keep, pages) -> pages(pages));
        box.settle();
      }
      boolean again = sealed || (done > 6 && before > 0 && isKnown());
      assertEquals(again ? before : before + 1, store.documents().size(), done + " steps");
      assertEquals(List.of(ImportSource.REJECTED), inInbox(), done + " steps");
      assertEquals(List.of(), box.files(), done + " steps");
    }
  }

  /** Its document was stored by a round before this one: the same one is not stored twice. */
  private boolean isKnown() {
    return store.documents().stream().anyMatch(each -> each.document().equals(Sides.DOCUMENT));
  }

  @Test
  void killedWhileTheFileIsRemovedItIsRemovedTheNextTime() throws Exception {
    Path folder = leaveSealed();
    Files.move(file, inbox.resolve("." + Sides.CAPTURE + ".sealed"));
    assertEquals(List.of(), resume());
    assertEquals(List.of(ImportSource.REJECTED), inInbox());
    assertFalse(Files.exists(folder));
  }

  @Test
  void whatWasWrittenToBetweenTheTwoStepsOfRemovingIsGivenBack() throws Exception {
    leaveSealed();
    Path last = Files.move(file, inbox.resolve("." + Sides.CAPTURE + ".sealed"));
    Files.writeString(last, "something else");
    Files.writeString(file, "a new one");
    assertEquals(List.of(), resume());
    assertEquals("a new one", Files.readString(file));
    assertEquals("something else", Files.readString(inbox.resolve("Müller.tif.2")));
    assertEquals(List.of("Müller.tif", "Müller.tif.2", ImportSource.REJECTED), inInbox());
  }

  private Path leaveSealed() throws IOException {
    Path folder =
        leave(
            Sides.CAPTURE,
            opened(),
            new Imported("scans", CONTENT.length(), Sha256.of(file)),
            Sides.stored(1),
            new FeedEnded(1, "", Sides.PRESSED),
            new Recording(0),
            new Recorded(),
            new Sealed(List.of("objects/x.cms")));
    Files.createSymbolicLink(folder.resolve("source"), file);
    return folder;
  }

  private static Opened opened() {
    Opened as = Sides.opened();
    return new Opened(
        as.capture(),
        as.document(),
        as.documentClass(),
        "as-it-came",
        as.languages(),
        as.box(),
        "inbox:scans",
        "imported from a file, inbox scans",
        false,
        false,
        as.style(),
        as.manualDuplex(),
        as.split(),
        as.at());
  }

  @Test
  void aPageThatTheDiskHasLostMakesNoDocumentAndTheFileStays() throws Exception {
    Path folder =
        leave(
            Sides.CAPTURE,
            opened(),
            new Imported("scans", CONTENT.length(), Sha256.of(file)),
            Sides.stored(1),
            Sides.stored(2),
            new FeedEnded(2, "", Sides.PRESSED));
    Files.createSymbolicLink(folder.resolve("source"), file);
    Files.delete(folder.resolve("side-0002.raw"));
    resume();
    assertEquals(List.of(), store.documents());
    assertEquals(CONTENT, Files.readString(file));
    String told = box.told.one(CaptureEvent.Empty.class).message();
    assertTrue(told.endsWith("Its file is taken from the inbox again."), told);
    take((path, keep, pages) -> pages(pages));
    box.settle();
    assertEquals(List.of("image 1", "image 2", "image 3"), pages(0));
    assertEquals(List.of(ImportSource.REJECTED), inInbox());
  }
}
