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
import org.sealpress.cipher.Altered;
import org.sealpress.cipher.BoxKey;
import org.sealpress.cipher.DataKey;

class SpoolTest {
  @TempDir Path dir;
  private Path folder;

  @BeforeEach
  void name() {
    folder = dir.resolve(Sides.CAPTURE);
  }

  private Spool spool(int sides) throws IOException {
    Spool spool = Spool.create(folder, BoxKeys.in(dir));
    spool.journal().append(Sides.opened());
    for (int number = 1; number <= sides; number++) {
      store(spool, number, Sides.samples(number));
      spool.journal().append(Sides.stored(number));
    }
    return spool;
  }

  private static void store(Spool spool, int number, byte[] samples) throws IOException {
    try (NewSide file = spool.newSide(number)) {
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
    assertThrows(FileAlreadyExistsException.class, () -> Spool.create(folder, BoxKeys.in(dir)));
    assertEquals(List.of("journal.jsonl", "key", "side-0001.raw"), files());
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
    JournalEntry.SideStored stored = Sides.stored(1);
    try (Spool spool = spool(1)) {
      Path file = folder.resolve("side-0001.raw");
      byte[] whole = Files.readAllBytes(file);
      byte[] other = whole.clone();
      other[other.length - 1] ^= 1;
      Files.write(file, other);
      assertSays("altered or cut", assertThrows(SideDamaged.class, () -> read(spool, 1)));
      Files.write(file, Arrays.copyOf(whole, 7));
      assertSays("cut off", assertThrows(SideDamaged.class, () -> spool.openSide(stored)));
      LockedFiles files = BoxKeys.files(dir, folder);
      byte[] samples = Sides.samples(1);
      samples[samples.length - 1] ^= 1;
      BoxKeys.write(files, "side-0001.raw", samples);
      assertSays("SHA-256", assertThrows(SideDamaged.class, () -> read(spool, 1)));
      BoxKeys.write(files, "side-0001.raw", new byte[7]);
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
    Files.writeString(folder.resolve("document-0001.pdf"), "half");
    Files.writeString(folder.resolve("scratch1234567.tmp"), "scratch");
    Files.writeString(folder.resolve(".0123456789abcdef.part"), "half a side");
    Spool.reopen(folder, BoxKeys.in(dir)).close();
    assertEquals(List.of("journal.jsonl", "key", "side-0001.raw", "side-0002.raw"), files());
  }

  @Test
  void pagesWithoutAJournalAreLeftAndNamed() throws IOException {
    spool(1).close();
    Path journal = folder.resolve("journal.jsonl");
    byte[] lines = Files.readAllBytes(journal);
    Files.delete(journal);
    assertSays(
        "there are pages",
        assertThrows(IOException.class, () -> Spool.reopen(folder, BoxKeys.in(dir))));
    Files.createFile(journal);
    assertSays(
        "there are pages",
        assertThrows(IOException.class, () -> Spool.reopen(folder, BoxKeys.in(dir))));
    Files.write(journal, Arrays.copyOf(lines, 30));
    assertSays(
        "no whole line",
        assertThrows(IOException.class, () -> Spool.reopen(folder, BoxKeys.in(dir))));
    assertArrayEquals(Sides.samples(1), BoxKeys.read(BoxKeys.files(dir, folder), "side-0001.raw"));
  }

  @Test
  void aDamagedJournalLeavesEverythingWhereItIs() throws IOException {
    spool(1).close();
    Files.writeString(folder.resolve("journal.jsonl"), "nonsense\n");
    Files.writeString(folder.resolve("side-0001.image"), "image");
    assertThrows(IOException.class, () -> Spool.reopen(folder, BoxKeys.in(dir)));
    assertEquals(List.of("journal.jsonl", "key", "side-0001.image", "side-0001.raw"), files());
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
  void onceSealedItNeedsNoKeyToBeRemoved() throws IOException {
    Spool spool = spool(2);
    spool.journal().append(SpoolLeftBehind.FED);
    spool.journal().append(new JournalEntry.Sealed(List.of("objects/x.cms")));
    spool.close();
    Files.delete(folder.resolve("key")); // removing had begun
    Files.write(dir.resolve("box.key"), new byte[3]);
    Spool.reopen(folder, BoxKeys.in(dir)).delete();
    assertFalse(Files.exists(folder));
  }

  @Test
  void deletingDestroysTheKeyFirst() throws IOException {
    Spool spool = spool(1);
    byte[] wrapped = Files.readAllBytes(folder.resolve("key"));
    Path link = Files.createLink(dir.resolve("link"), folder.resolve("key"));
    Path obstacle = Files.createDirectories(folder.resolve("z/z"));
    assertThrows(IOException.class, spool::delete);
    assertFalse(Files.exists(folder.resolve("key")));
    assertTrue(Files.exists(obstacle));
    byte[] noise = Files.readAllBytes(link);
    assertEquals(wrapped.length, noise.length, "overwritten where it was");
    for (int i = 0; i + 4 <= wrapped.length; i++) {
      assertFalse(Arrays.equals(wrapped, i, i + 4, noise, i, i + 4), "at " + i);
    }
    assertSays("destroyed", assertThrows(IOException.class, () -> read(spool, 1)));
  }

  @Test
  void withoutItsKeyACaptureIsLeftAsItIs() throws IOException {
    spool(1).close();
    Path key = folder.resolve("key");
    byte[] wrapped = Files.readAllBytes(key);
    List<String> before = files();
    wrapped[wrapped.length - 1] ^= 1;
    Files.write(key, wrapped);
    assertSays("key was altered", assertThrows(IOException.class, this::reopen));
    assertEquals(before, files());
    Files.delete(key);
    assertSays("key is gone", assertThrows(IOException.class, this::reopen));
    assertEquals(List.of("journal.jsonl", "side-0001.raw"), files());
  }

  private Spool reopen() throws IOException {
    return Spool.reopen(folder, BoxKeys.in(dir));
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
  void aDamagedSideIsSetAsideWithAKeyThatOpensItAloneAndTheReason() throws IOException {
    Path aside = Files.createDirectories(dir.resolve("aside"));
    String name = "side-0002.raw";
    try (Spool spool = spool(2)) {
      spool.setAside(2, "why", aside);
      spool.setAside(2, "why", aside);
      assertEquals(List.of("journal.jsonl", "key", "side-0001.raw"), files());
      assertEquals("why\n", Files.readString(aside.resolve(name + ".txt")));
      try (BoxKey box = BoxKeys.in(dir);
          DataKey own = box.read(aside.resolve(name + ".key"), Sides.CAPTURE + "-" + name);
          InputStream in = own.decrypting(Files.newInputStream(aside.resolve(name)));
          InputStream other =
              own.decrypting(Files.newInputStream(folder.resolve("side-0001.raw")))) {
        assertArrayEquals(Sides.samples(2), in.readAllBytes());
        assertThrows(Altered.class, other::readAllBytes);
      }
    }
  }
}
