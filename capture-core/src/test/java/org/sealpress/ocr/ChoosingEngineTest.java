package org.sealpress.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpress.page.GreyImage;

class ChoosingEngineTest {
  private final List<String> done = new ArrayList<>();

  /** Knows so many words of everything. */
  private final class Fake implements OcrEngine {
    private final String name;
    private final int known;

    Fake(String name, int known) {
      this.name = name;
      this.known = known;
    }

    @Override
    public PageText read(GreyImage page) {
      done.add(name + " reads " + page.height());
      return PageText.none(page.width(), page.height());
    }

    @Override
    public int knownWords(GreyImage page) {
      done.add(name + " counts " + page.height());
      return known;
    }

    @Override
    public Orientation orientation(GreyImage page) {
      return new Orientation(1, known);
    }

    @Override
    public void close() {
      done.add(name + " closes");
    }
  }

  private static GreyImage page(int height) {
    byte[] samples = new byte[50 * height];
    Arrays.fill(samples, (byte) 230);
    return new GreyImage(50, height, 300, ByteBuffer.wrap(samples));
  }

  @Test
  void theOneThatKnowsMostWordsOfAStripReadsThePage() {
    OcrEngine engine =
        new ChoosingEngine(List.of(new Fake("eng", 7), new Fake("deu", 9), new Fake("fra", 8)));
    engine.read(page(2000));
    assertEquals(
        List.of("eng counts 250", "deu counts 250", "fra counts 250", "deu reads 2000"), done);
  }

  @Test
  void ofEqualOnesTheFirstIsTaken() {
    new ChoosingEngine(List.of(new Fake("eng", 7), new Fake("deu", 7))).read(page(900));
    assertEquals("eng reads 900", done.get(2));
  }

  @Test
  void aSmallPageIsItsOwnStrip() {
    new ChoosingEngine(List.of(new Fake("eng", 0), new Fake("deu", 0))).read(page(10));
    assertEquals(List.of("eng counts 10", "deu counts 10", "eng reads 10"), done);
  }

  @Test
  void oneAloneHasNothingToChoose() {
    new ChoosingEngine(List.of(new Fake("eng", 0))).read(page(2000));
    assertEquals(List.of("eng reads 2000"), done);
    assertThrows(IllegalArgumentException.class, () -> new ChoosingEngine(List.of()));
  }

  @Test
  void allAreClosed() {
    new ChoosingEngine(List.of(new Fake("eng", 0), new Fake("deu", 0))).close();
    assertEquals(List.of("eng closes", "deu closes"), done);
  }

  @Test
  void theStripIsWhereTheEdgesAre() {
    GreyImage page = page(2000);
    byte[] samples = page.samples().array();
    for (int y = 1500; y < 1700; y++) {
      for (int x = 5; x < 45; x += 4) {
        samples[y * 50 + x] = 20;
      }
    }
    for (int y = 100; y < 900; y++) {
      Arrays.fill(samples, y * 50, y * 50 + 50, (byte) 10); // a picture
    }
    GreyImage strip = Strip.of(page);
    assertEquals(250, strip.height());
    byte[] bytes = new byte[strip.samples().remaining()];
    strip.samples().get(bytes);
    int dark = 0;
    for (byte sample : bytes) {
      dark += sample == 20 ? 1 : 0;
    }
    assertEquals(200 * 10, dark);
    assertTrue(strip.samples().duplicate().rewind().remaining() == 250 * 50);
  }
}
