package org.sealpress.pdf;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** A program that writes a long document. */
final class ManyPages {
  private ManyPages() {}

  public static void main(String[] args) throws IOException {
    BufferedImage noise = new BufferedImage(700, 990, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(4);
    for (int i = 0; i < 700 * 990; i++) {
      noise.getRaster().setSample(i % 700, i / 700, 0, random.nextInt(256));
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(noise, "jpeg", jpeg);
    byte[] image = jpeg.toByteArray();
    PageFormat format = new PageFormat(700, 990, ColorMode.GRAY, 8, 75);
    String[] lines = new String[20];
    Arrays.fill(lines, "Some fifty letters in each of the lines of a page");
    PageText text = PdfaWriterTest.words(700, 990, lines);
    try (PdfaWriter writer = new PdfaWriter(PdfaWriterTest.INFO);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        writer.add(
            new PdfPage(
                format, Codec.JPEG, () -> new ByteArrayInputStream(image), i % 4, 0, false, text));
      }
      writer.save(out);
    }
  }
}
