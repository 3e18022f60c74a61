package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.NewFile;

class SpoolTest {
  @TempDir Path dir;
  private Path folder;

  @BeforeEach
  void name() {
    folder = dir.resolve(Sides.CAPTURE);
  }

  private Spool spool(int sides) throws IOException {
    Spool spool = Spool.create(folder);
    spool.journal().append(Sides.opened());
    for (int number = 1; number <= sides; number++) {
      store(spool, number, Sides.samples(number));
      spool.journal().append(Sides.stored(number));
    }
    return spool;
  }

  private static void store(Spool spool, int number, byte[] samples) throws IOException {
    try (NewFile file = spool.newSide(number)) {
      file.write(samples);
      file.commit();
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] read(Spool spool, int number) throws IOException {
    try (InputStream in = spool.openSide(Sides.stored(number))) {
      return in.readAllBytes();
    }
  }

  @Test
  void aFolderThatIsThereIsNotMixedWithANewCapture() throws IOException {
    spool(1).close();
    assertThrows(FileAlreadyExistsException.class, () -> Spool.create(folder));
    assertEquals(List.of("journal.jsonl", "side-0001.raw"), files());
  }

  @Test
  void aSideIsReadAsItWasStored() throws IOException {
    try (Spool spool = spool(2)) {
      assertArrayEquals(Sides.samples(2), read(spool, 2));
      try (InputStream in = spool.openSide(Sides.stored(1))) {
        assertEquals(1, in.read());
        assertEquals(Sides.samples(1).length - 1, in.readAllBytes().length);
        assertEquals(-1, in.read());
      }
    }
  }

  @Test
  void aSideThatTheDiskHasAlteredIsNeverReadToItsEnd() throws IOException {
    try (Spool spool = spool(1)) {
      Path file = folder.resolve("side-0001.raw");
      byte[] samples = Sides.samples(1);
      samples[samples.length - 1] ^= 1;
      Files.write(file, samples);
      assertSays("SHA-256", assertThrows(SideDamaged.class, () -> read(spool, 1)));
      Files.write(file, new byte[7]);
      assertSays("the last 193 bytes", assertThrows(SideDamaged.class, () -> read(spool, 1)));
      Files.delete(file);
      assertSays("gone", assertThrows(SideDamaged.class, () -> read(spool, 1)));
    }
  }

  private static void assertSays(String what, Exception e) {
    assertTrue(e.getMessage().contains(what), e.getMessage());
  }

  @Test
  void reopeningRemovesWhatIsMadeAgainAndLeavesTheSides() throws IOException {
    spool(2).close();
    Files.writeString(folder.resolve("side-0001.image"), "half");
    Files.writeString(folder.resolve("document.pdf"), "half");
    Files.writeString(folder.resolve("PDFBox1234567.tmp"), "scratch");
    Files.writeString(folder.resolve(".0123456789abcdef.part"), "half a side");
    Spool.reopen(folder).close();
    assertEquals(List.of("journal.jsonl", "side-0001.raw", "side-0002.raw"), files());
  }

  @Test
  void pagesWithoutAJournalAreLeftAndNamed() throws IOException {
    spool(1).close();
    Path journal = folder.resolve("journal.jsonl");
    byte[] lines = Files.readAllBytes(journal);
    Files.delete(journal);
    assertSays("there are pages", assertThrows(IOException.class, () -> Spool.reopen(folder)));
    Files.createFile(journal);
    assertSays("there are pages", assertThrows(IOException.class, () -> Spool.reopen(folder)));
    Files.write(journal, Arrays.copyOf(lines, 30));
    assertSays("no whole line", assertThrows(IOException.class, () -> Spool.reopen(folder)));
    assertArrayEquals(Sides.samples(1), Files.readAllBytes(folder.resolve("side-0001.raw")));
  }

  @Test
  void aDamagedJournalLeavesEverythingWhereItIs() throws IOException {
    spool(1).close();
    Files.writeString(folder.resolve("journal.jsonl"), "nonsense\n");
    Files.writeString(folder.resolve("side-0001.image"), "image");
    assertThrows(IOException.class, () -> Spool.reopen(folder));
    assertEquals(List.of("journal.jsonl", "side-0001.image", "side-0001.raw"), files());
  }

  @Test
  void deleteLeavesNothing() throws IOException {
    Spool spool = spool(3);
    Files.writeString(folder.resolve("side-0001.image"), "image");
    Files.writeString(folder.resolve(".0123456789abcdef.part"), "temporary");
    Files.writeString(folder.resolve("hs_err_pid1.log"), "stray");
    spool.delete();
    assertFalse(Files.exists(folder));
    spool.delete(); // and once more does no harm
  }

  @Test
  void aDeleteThatFailedHalfWayKeepsTheJournalAndCanBeRepeated() throws IOException {
    Spool spool = spool(2);
    Path obstacle = Files.createDirectories(folder.resolve("z/z")).getParent();
    assertThrows(IOException.class, spool::delete);
    assertTrue(Files.exists(folder.resolve("journal.jsonl")));
    Files.delete(obstacle.resolve("z"));
    spool.delete();
    assertFalse(Files.exists(folder));
  }

  @Test
  void aDamagedSideIsSetAsideUnderANameOfItsOwn() throws IOException {
    Path aside = dir.resolve("aside");
    try (Spool spool = spool(2)) {
      spool.setAside(2, aside);
      spool.setAside(2, aside);
      assertEquals(List.of("journal.jsonl", "side-0001.raw"), files());
      assertArrayEquals(
          Sides.samples(2), Files.readAllBytes(aside.resolve(Sides.CAPTURE + "-side-0002.raw")));
    }
  }
}
