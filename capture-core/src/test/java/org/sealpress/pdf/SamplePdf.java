package org.sealpress.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** Documents as the box makes them: each page has a JPEG of noise and 45 lines of text. */
public final class SamplePdf {
  private static final int LINES = 45;

  private SamplePdf() {}

  /** With so many pages of some 40 kB. */
  public static byte[] of(int pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(pages, 200, out);
    return out.toByteArray();
  }

  /**
   * Writes one.
   *
   * @param width of each page in pixels; with 1600 it has some 2.5 MB, as an A4 at 600 dpi in
   *     colour
   */
  public static void write(int pages, int width, OutputStream out) throws IOException {
    int height = width * 7 / 5;
    BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(4);
    for (int i = 0; i < width * height; i++) {
      noise.getRaster().setSample(i % width, i / width, 0, random.nextInt(256));
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(noise, "jpeg", jpeg);
    byte[] image = jpeg.toByteArray();
    PageFormat format = new PageFormat(width, height, ColorMode.GRAY, 8, 75);
    String[] lines = new String[LINES];
    Arrays.fill(lines, "Some fifty letters in each of the lines of a page");
    PageText text = PdfaWriterTest.words(width, height, lines);
    try (PdfaWriter writer = new PdfaWriter(PdfaWriterTest.INFO)) {
      for (int i = 0; i < pages; i++) {
        writer.add(
            new PdfPage(
                format, Codec.JPEG, () -> new ByteArrayInputStream(image), i % 4, 0, false, text));
      }
      writer.save(out);
    }
  }
}
