package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.ScratchFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedScratchTest {
  @TempDir Path dir;
  private EncryptedScratch scratch;

  @BeforeEach
  void open() {
    scratch = EncryptedScratch.in(Optional.of(dir));
  }

  @AfterEach
  void close() throws IOException {
    scratch.close();
  }

  /** The same random calls on ours and on PDFBox's own, many streams at a time. */
  @Test
  void itDoesWhatPdfBoxsOwnDoes() throws IOException {
    Random random = new Random(5);
    try (ScratchFile own = ScratchFile.getMainMemoryOnlyInstance()) {
      List<RandomAccess> ours = new ArrayList<>();
      List<RandomAccess> theirs = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        ours.add(scratch.createBuffer());
        theirs.add(own.createBuffer());
      }
      for (int step = 0; step < 3_000; step++) {
        int i = random.nextInt(ours.size());
        step(random, ours.get(i), theirs.get(i));
      }
      for (int i = 0; i < ours.size(); i++) {
        ours.get(i).seek(0);
        theirs.get(i).seek(0);
        assertArrayEquals(
            new RandomAccessInputStream(theirs.get(i)).readAllBytes(),
            new RandomAccessInputStream(ours.get(i)).readAllBytes());
      }
    }
  }

  private static void step(Random random, RandomAccess ours, RandomAccess theirs)
      throws IOException {
    byte[] bytes = new byte[random.nextInt(50_000)];
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        random.nextBytes(bytes);
        ours.write(bytes);
        theirs.write(bytes);
      }
      case 3 -> {
        int b = random.nextInt(256);
        ours.write(b);
        theirs.write(b);
      }
      case 4 -> {
        byte[] other = new byte[bytes.length];
        long n = IOUtils.populateBuffer(new RandomAccessInputStream(ours), bytes);
        assertEquals(n, IOUtils.populateBuffer(new RandomAccessInputStream(theirs), other));
        assertArrayEquals(other, bytes);
      }
      case 5 -> assertEquals(theirs.read(), ours.read());
      case 6 -> {
        long to = (long) (random.nextDouble() * theirs.length());
        ours.seek(to);
        theirs.seek(to);
      }
      default -> {
        if (random.nextInt(20) == 0) {
          ours.clear();
          theirs.clear();
        }
      }
    }
    assertEquals(theirs.length(), ours.length());
    assertEquals(theirs.isEOF(), ours.isEOF());
  }

  @Test
  void aClosedStreamGivesItsRoomBackAndNothingElse() throws IOException {
    RandomAccess stream = scratch.createBuffer();
    stream.write(new byte[100]);
    assertThrows(EOFException.class, () -> stream.seek(101));
    assertThrows(IOException.class, () -> stream.seek(-1));
    stream.seek(100);
    assertTrue(stream.isEOF());
    assertEquals(-1, stream.read());
    assertEquals(-1, stream.read(new byte[3], 0, 3));
    assertEquals(0, stream.read(new byte[3], 0, 0));
    stream.close();
    stream.close();
    assertTrue(stream.isClosed());
    assertThrows(IOException.class, stream::length);
    assertThrows(IOException.class, () -> stream.write(1));
  }

  @Test
  void aViewShowsAPart() throws IOException {
    RandomAccess stream = scratch.createBuffer();
    byte[] content = new byte[40_000];
    new Random(1).nextBytes(content);
    stream.write(content);
    assertFalse(stream.isClosed());
    try (var view = stream.createView(20_000, 100)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new RandomAccessInputStream(view).transferTo(out);
      assertArrayEquals(Arrays.copyOfRange(content, 20_000, 20_100), out.toByteArray());
    }
  }
}
