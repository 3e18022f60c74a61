package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.SideStored;

class JournalTest {
  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void name() {
    file = dir.resolve("journal.jsonl");
  }

  private List<JournalEntry> write(JournalEntry... entries) throws IOException {
    try (Journal journal = Journal.open(file)) {
      for (JournalEntry entry : entries) {
        journal.append(entry);
      }
      return journal.entries(JournalEntry.class);
    }
  }

  private List<JournalEntry> reopened() throws IOException {
    try (Journal journal = Journal.open(file)) {
      return journal.entries(JournalEntry.class);
    }
  }

  private void assertDamaged(String expected) throws IOException {
    byte[] before = Files.readAllBytes(file);
    IOException e = assertThrows(IOException.class, () -> Journal.open(file));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().startsWith("journal.jsonl"), e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file), "it is left as it was");
  }

  private void add(String bytes) throws IOException {
    Files.writeString(file, bytes, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
  }

  @Test
  void anEntryIsInTheFileWhenAppendReturns() throws IOException {
    try (Journal journal = Journal.open(file)) {
      journal.append(Sides.opened());
      journal.append(Sides.stored(1));
      assertEquals(2, Files.readAllLines(file).size());
      assertEquals(List.of(Sides.stored(1)), journal.entries(SideStored.class));
      assertEquals(Sides.stored(1), journal.last(SideStored.class).orElseThrow());
      assertTrue(journal.last(FeedEnded.class).isEmpty());
    }
    assertEquals(List.of(Sides.opened(), Sides.stored(1)), reopened());
  }

  @Test
  void aTornLastLineIsCutOffWhereverItTore() throws IOException {
    List<JournalEntry> whole = write(Sides.opened(), Sides.stored(1));
    long size = Files.size(file);
    String next = JournalLines.write(new FeedEnded(1, "jam \u2192", Sides.PRESSED));
    byte[] bytes = next.getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < bytes.length; length++) { // also in the middle of a character
      Files.write(file, Arrays.copyOf(bytes, length), StandardOpenOption.APPEND);
      assertEquals(whole, reopened());
      assertEquals(size, Files.size(file));
    }
    try (Journal journal = Journal.open(file)) {
      journal.append(Sides.stored(2));
    }
    assertEquals(List.of(Sides.opened(), Sides.stored(1), Sides.stored(2)), reopened());
  }

  @Test
  void zerosThatAPowerCutLeftAreCutOff() throws IOException {
    List<JournalEntry> whole = write(Sides.opened());
    add("\0".repeat(500));
    assertEquals(whole, reopened());
  }

  @Test
  void aDamagedLineInTheMiddleIsNamedAndNothingIsTouched() throws IOException {
    write(Sides.opened(), Sides.stored(1), Sides.stored(2));
    byte[] bytes = Files.readAllBytes(file);
    int second = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"width\":20");
    bytes[second + 8] = '3';
    Files.write(file, bytes);
    assertDamaged("line 2 is damaged");
  }

  @Test
  void aLineThatIsNoUtf8IsNamed() throws IOException {
    write(Sides.opened());
    add("\u00ff\u00fe\n");
    assertDamaged("line 2 is damaged: it is no UTF-8");
  }

  @Test
  void linesInAnotherOrderAreNamed() throws IOException {
    String opened = JournalLines.write(Sides.opened());
    String first = JournalLines.write(Sides.stored(1));
    String second = JournalLines.write(Sides.stored(2));
    for (String wrong :
        List.of(
            first,
            opened + second,
            opened + second + first,
            opened + first + first,
            opened + opened)) {
      Files.writeString(file, wrong);
      assertDamaged("is damaged");
    }
  }

  @Test
  void anAppendThatFailedIsNotThereAndTheNextOneIs() throws IOException {
    try (Journal journal = Journal.open(file)) {
      journal.append(Sides.opened());
      Thread.currentThread().interrupt(); // closes the channel in the next write
      assertThrows(IOException.class, () -> journal.append(Sides.stored(1)));
      assertTrue(Thread.interrupted());
      assertEquals(List.of(Sides.opened()), journal.entries(JournalEntry.class));
      journal.append(Sides.stored(1));
      journal.append(Sides.stored(2));
    }
    assertEquals(List.of(Sides.opened(), Sides.stored(1), Sides.stored(2)), reopened());
  }

  @Test
  void aJournalThatHasLostBytesTakesNoMore() throws IOException {
    try (Journal journal = Journal.open(file)) {
      journal.append(Sides.opened());
      Thread.currentThread().interrupt();
      assertThrows(IOException.class, () -> journal.append(Sides.stored(1)));
      assertTrue(Thread.interrupted());
      Files.write(file, new byte[3]);
      IOException e = assertThrows(IOException.class, () -> journal.append(Sides.stored(1)));
      assertTrue(e.getMessage().contains("the disk lost what it had stored"), e.getMessage());
    }
  }
}
