package org.sealpress.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpress.ocr.Line.Baseline;

class PageTextCodecTest {
  private static final PageText TEXT =
      new PageText(
          100,
          200,
          List.of(
              new Line(
                  List.of(
                      new Word("Grüße,", new Box(1, 2, 30, 10), 96.5f),
                      new Word("𝔘-Bahn", new Box(40, 2, 30, 10), 12)),
                  new Box(1, 2, 69, 10),
                  new Baseline(1, 11, 70, 12))));

  private static byte[] bytes(PageText text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageTextCodec.write(text, new DataOutputStream(out));
    return out.toByteArray();
  }

  private static PageText read(byte[] bytes) throws IOException {
    return PageTextCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertEquals(TEXT, read(bytes(TEXT)));
    assertEquals(PageText.none(3, 4), read(bytes(PageText.none(3, 4))));
  }

  @Test
  void bytesThatEndEarlyAreRefused() throws IOException {
    byte[] bytes = bytes(TEXT);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> read(cut));
    }
  }

  @Test
  void aCountThatWouldFillMemoryIsRefused() throws IOException {
    byte[] bytes = bytes(TEXT);
    bytes[8] = 0x7F;
    assertThrows(IOException.class, () -> read(bytes));
  }

  @Test
  void textIsALineALine() {
    assertEquals("Grüße, 𝔘-Bahn", TEXT.text());
    assertEquals(54.25, TEXT.confidence());
  }
}
