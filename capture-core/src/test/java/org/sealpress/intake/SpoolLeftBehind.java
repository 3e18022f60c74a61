package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.intake.JournalEntry.FeedEnded;

/** A spool as a process left it that is gone, and a box that takes it up. */
abstract class SpoolLeftBehind {
  static final String OTHER = "othercaptureothercaptureab";
  static final FeedEnded FED = new FeedEnded(2, "", Sides.PRESSED);

  @TempDir Path dir;
  final FakeStore store = new FakeStore();
  IntakeBox box;

  @AfterEach
  void close() throws IOException {
    if (box != null) {
      box.close();
    }
  }

  Path folder(String capture) {
    return dir.resolve("spool").resolve(capture);
  }

  /** What a process left that was killed after these steps. */
  Path leave(String capture, JournalEntry... entries) throws IOException {
    Path folder = Files.createDirectories(folder(capture));
    StringBuilder lines = new StringBuilder();
    for (JournalEntry entry : entries) {
      lines.append(JournalLines.write(entry));
      if (entry instanceof JournalEntry.SideStored side) {
        leaveSide(folder, side.number());
      }
    }
    Files.writeString(folder.resolve("journal.jsonl"), lines);
    return folder;
  }

  void leaveSide(Path folder, int number) throws IOException {
    leaveSide(folder, number, Sides.samples(number));
  }

  void leaveSide(Path folder, int number, byte[] samples) throws IOException {
    BoxKeys.write(BoxKeys.files(dir, folder), "side-%04d.raw".formatted(number), samples);
  }

  List<String> resume() throws IOException {
    if (box != null) {
      box.close();
    }
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
    List<String> problems = box.intake.resume();
    box.settle();
    return problems;
  }

  /** What is on the pages of a document, by the order in which they were stored. */
  List<String> pages(int document) {
    return store.pages(store.documents().get(document));
  }
}
