package org.sealpress.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** Documents as the box makes them: each page has a JPEG and some lines of text. */
public final class SamplePdf {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 280;

  private SamplePdf() {}

  /** With so many pages of some 40 kB. */
  public static byte[] of(int pages) throws IOException {
    BufferedImage noise = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(4);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      noise.getRaster().setSample(i % WIDTH, i / WIDTH, 0, random.nextInt(256));
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(noise, "jpeg", jpeg);
    byte[] image = jpeg.toByteArray();
    PageFormat format = new PageFormat(WIDTH, HEIGHT, ColorMode.GRAY, 8, 75);
    String[] lines = new String[20];
    Arrays.fill(lines, "Some fifty letters in each of the lines of a page");
    PageText text = PdfaWriterTest.words(WIDTH, HEIGHT, lines);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfaWriter writer = new PdfaWriter(PdfaWriterTest.INFO)) {
      for (int i = 0; i < pages; i++) {
        writer.add(
            new PdfPage(
                format, Codec.JPEG, () -> new ByteArrayInputStream(image), i % 4, 0, false, text));
      }
      writer.save(out);
    }
    return out.toByteArray();
  }
}
