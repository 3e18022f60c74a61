package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.page.ColorMode;

class FrameCopyTest {
  private static final int MANY = 10_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000, 65_536})
  void samplesOf16BitsComeOutWithTheirHighByteFirstHoweverTheyArrive(int chunk) throws Exception {
    FrameShape shape = new FrameShape(5, 40, 10, ColorMode.GRAY, 16, MANY);
    byte[] little = noise(400);
    byte[] big = new byte[little.length];
    for (int i = 0; i < little.length; i++) {
      big[i] = little[i ^ 1];
    }

    assertArrayEquals(big, copy(shape, little, chunk, false).toByteArray());
    assertArrayEquals(little, copy(shape, little, chunk, true).toByteArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1000})
  void paddingOfRowsIsLeftOut(int chunk) throws Exception {
    FrameShape shape = new FrameShape(5, 20, 9, ColorMode.GRAY, 8, MANY);
    byte[] padded = noise(180);
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (int y = 0; y < 20; y++) {
      rows.write(padded, 9 * y, 5);
    }

    assertArrayEquals(rows.toByteArray(), copy(shape, padded, chunk, true).toByteArray());
  }

  @Test
  void rowsAndRestsAreCounted() throws Exception {
    FrameShape shape = new FrameShape(10, -1, 10, ColorMode.GRAY, 8, MANY);
    FrameCopy whole = new FrameCopy(source(noise(50), 7), shape, true);
    FrameCopy part = new FrameCopy(source(noise(51), 7), shape, true);
    whole.run(OutputStream.nullOutputStream());
    part.run(OutputStream.nullOutputStream());

    assertEquals(5, whole.rows());
    assertFalse(whole.hasPartOfRow());
    assertEquals(51, part.count());
    assertTrue(part.hasPartOfRow());
  }

  @Test
  void itStopsOnceThereIsMoreThanAPageMayHave() throws Exception {
    FrameShape shape = new FrameShape(10, -1, 10, ColorMode.GRAY, 8, 100);
    FrameCopy endless = new FrameCopy((bytes, offset, length) -> length, shape, true);
    endless.run(OutputStream.nullOutputStream());

    assertTrue(endless.count() > shape.mostBytes());
    assertTrue(endless.count() <= shape.mostBytes() + 65_536);
  }

  @Test
  void aFailingScannerAndAFailingOutputAreTold() {
    FrameShape shape = new FrameShape(10, 1, 10, ColorMode.GRAY, 8, 100);
    IOException broken = new IOException("broken");
    FrameCopy lost =
        new FrameCopy(
            (bytes, offset, length) -> {
              throw broken;
            },
            shape,
            true);
    FrameCopy.SourceLost e =
        assertThrows(FrameCopy.SourceLost.class, () -> lost.run(OutputStream.nullOutputStream()));
    assertSame(broken, e.why());

    OutputStream closed = OutputStream.nullOutputStream();
    FrameCopy full = new FrameCopy(source(noise(10), 5), shape, true);
    assertThrows(
        IOException.class,
        () -> {
          closed.close();
          full.run(closed);
        });
  }

  private static ByteArrayOutputStream copy(
      FrameShape shape, byte[] frame, int chunk, boolean bigEndian) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameCopy copy = new FrameCopy(source(frame, chunk), shape, bigEndian);
    copy.run(out);
    assertEquals(frame.length, copy.count());
    return out;
  }

  private static FrameCopy.Source source(byte[] frame, int chunk) {
    ByteArrayInputStream in = new ByteArrayInputStream(frame);
    return (bytes, offset, length) -> in.read(bytes, offset, Math.min(length, chunk));
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(5).nextBytes(bytes);
    return bytes;
  }
}
