package org.sealpress.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealpress.ocr.Box;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.Line.Baseline;
import org.sealpress.ocr.OcrEngine;
import org.sealpress.ocr.Orientation;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.Word;
import org.sealpress.ocr.tesseract.TesseractEngine;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.GreyImage;
import org.sealpress.page.Pix;
import org.sealpress.page.RasterRows;
import org.sealpress.worker.PageReading.Turned;

/** Which of several readings of a page is taken. */
class PageReadingIT {
  private static final Baseline LEVEL = new Baseline(0, 20, 90, 20);
  private static final Baseline DOWNWARDS = new Baseline(20, 0, 20, 90);

  /** Gives one text after the other. */
  private static final class Script implements OcrEngine {
    private final List<PageText> texts;
    private final Orientation way;
    final List<GreyImage> seen = new ArrayList<>();

    Script(Orientation way, PageText... texts) {
      this.way = way;
      this.texts = List.of(texts);
    }

    @Override
    public PageText read(GreyImage page) {
      seen.add(page);
      return texts.get(seen.size() - 1);
    }

    @Override
    public int knownWords(GreyImage page) {
      return 0;
    }

    @Override
    public Orientation orientation(GreyImage page) {
      return way;
    }

    @Override
    public void close() {}
  }

  private static PageText text(int words, float confidence, Baseline baseline) {
    Box box = new Box(0, 0, 90, 20);
    Line line = new Line(Collections.nCopies(words, new Word("w", box, confidence)), box, baseline);
    return new PageText(100, 100, List.of(line));
  }

  private static Turned read(Script script) throws IOException {
    BufferedImage image =
        DrawnPage.text(
            BufferedImage.TYPE_BYTE_GRAY,
            Collections.nCopies(20, "plain text to read, and some more of it"));
    RasterRows rows = new RasterRows(image, 200);
    try (Pix page = Pix.ofSamples(rows.format(), rows)) {
      return new PageReading(script, 200).best(page);
    }
  }

  @Test
  void aGoodReadingIsTheOnlyOne() throws IOException {
    PageText good = text(40, 93, LEVEL);
    Script script = new Script(Orientation.UNKNOWN, good);
    assertSame(good, read(script).text());
  }

  @Test
  void aPoorReadingIsTriedOnceMoreAndTheBetterOneCounts() throws IOException {
    PageText poor = text(40, 50, LEVEL);
    PageText better = text(44, 58, LEVEL);
    PageText side = text(40, 20, LEVEL);
    assertSame(
        better, read(new Script(Orientation.UNKNOWN, poor, side, side, side, better)).text());
    PageText noise = text(60, 40, LEVEL);
    assertSame(poor, read(new Script(Orientation.UNKNOWN, poor, side, side, side, noise)).text());
  }

  @Test
  void aPageThatCouldBeReadSidewaysIsTurned() throws IOException {
    PageText sideways = text(40, 92, DOWNWARDS);
    PageText upright = text(40, 91, LEVEL);
    Turned turned = read(new Script(Orientation.UNKNOWN, sideways, upright));
    assertEquals(3, turned.quarterTurns());
    assertSame(upright, turned.text());
  }

  @Test
  void aPageIsNotTurnedForAWorseReading() throws IOException {
    PageText sideways = text(40, 92, DOWNWARDS);
    PageText worse = text(20, 60, LEVEL);
    Turned turned = read(new Script(Orientation.UNKNOWN, sideways, worse));
    assertEquals(0, turned.quarterTurns());
    assertSame(sideways, turned.text());
  }

  @Test
  void ofADoubtfulReadingTheLettersTellTheWay() throws IOException {
    PageText upsideDown = text(40, 35, DOWNWARDS);
    PageText upright = text(40, 93, LEVEL);
    Turned turned = read(new Script(new Orientation(1, 9), upsideDown, upright));
    assertEquals(1, turned.quarterTurns(), "not 3, as the baselines have it");
    PageText faint = text(40, 50, LEVEL);
    PageText side = text(40, 20, LEVEL);
    Turned left = read(new Script(new Orientation(2, 1), faint, side, side, side, side));
    assertEquals(0, left.quarterTurns(), "a guess turns nothing");
  }

  @Test
  void ofADoubtfulReadingEachWayIsTriedAndAClearlyBetterOneCounts() throws IOException {
    PageText upsideDown = text(40, 25, LEVEL);
    PageText side = text(40, 20, LEVEL);
    PageText upright = text(40, 80, LEVEL);
    Turned turned = read(new Script(new Orientation(1, 0.1f), upsideDown, side, upright));
    assertEquals(2, turned.quarterTurns());
    assertSame(upright, turned.text());
  }

  @Test
  void aDoubtfulPageThatCouldBeReadSidewaysIsTurned() throws IOException {
    PageText sideways = text(40, 53, DOWNWARDS);
    PageText side = text(40, 20, LEVEL);
    PageText upright = text(40, 50, LEVEL);
    Turned turned = read(new Script(Orientation.UNKNOWN, sideways, side, side, upright, side));
    assertEquals(3, turned.quarterTurns());
  }

  @Test
  void whatCannotBeReadAnyWayIsNotTurned() throws IOException {
    PageText scribble = text(40, 22, DOWNWARDS);
    Turned left =
        read(
            new Script(
                new Orientation(3, 5),
                scribble,
                scribble,
                scribble,
                text(40, 23, LEVEL),
                scribble));
    assertEquals(0, left.quarterTurns());
  }

  @Test
  void whatHasNoWordsIsNotAslant() throws IOException {
    BufferedImage specks = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 1165, 1654);
    Random random = new Random(7);
    for (int i = 0; i < 30_000; i++) {
      int x = random.nextInt(1160);
      int y = random.nextInt(1650);
      specks.setRGB(x, y + x / 20 % 4, 0xFF000000);
      specks.setRGB(x + 1, y + x / 20 % 4, 0xFF000000);
    }
    RasterRows rows = new RasterRows(specks, 200);
    try (Pix page = Pix.ofSamples(rows.format(), rows);
        OcrEngine engine = new TesseractEngine(List.of("eng"))) {
      assertEquals(0, new PageReading(engine, 200).best(page).skew());
    }
  }
}
