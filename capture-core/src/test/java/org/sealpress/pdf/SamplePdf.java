package org.sealpress.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.seal.DocumentSigner;

/** Documents as the box makes them: each page has a JPEG of noise and 45 lines of text. */
public final class SamplePdf {
  private static final int LINES = 45;

  private final PageFormat format;
  private final byte[] image;
  private final PageText text;

  private SamplePdf(PageFormat format, byte[] image, PageText text) {
    this.format = format;
    this.image = image;
    this.text = text;
  }

  /** With so many pages of some 40 kB. */
  public static byte[] of(int pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    prepare(200).write(pages, out);
    return out.toByteArray();
  }

  /**
   * To be written.
   *
   * @param width of each page in pixels; with 1600 it has 2 MB, as an A4 at 600 dpi in colour
   */
  public static SamplePdf prepare(int width) throws IOException {
    int height = width * 7 / 5;
    BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(4);
    for (int i = 0; i < width * height; i++) {
      noise.getRaster().setSample(i % width, i / width, 0, random.nextInt(256));
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(noise, "jpeg", jpeg);
    String[] lines = new String[LINES];
    Arrays.fill(lines, "Some fifty letters in each of the lines of a page");
    return new SamplePdf(
        new PageFormat(width, height, ColorMode.GRAY, 8, 75),
        jpeg.toByteArray(),
        PdfaWriterTest.words(width, height, lines));
  }

  /** Writes a document with so many pages. */
  public void write(int pages, OutputStream out) throws IOException {
    write(pages, out, Optional.empty());
  }

  /** Likewise, signed. */
  public void write(int pages, OutputStream out, Optional<DocumentSigner> signer)
      throws IOException {
    try (PdfaWriter writer = new PdfaWriter(PdfaWriterTest.INFO)) {
      for (int i = 0; i < pages; i++) {
        writer.add(
            new PdfPage(
                format, Codec.JPEG, () -> new ByteArrayInputStream(image), i % 4, 0, false, text));
      }
      if (signer.isPresent()) {
        Signature unused = writer.save(out, signer.get());
      } else {
        writer.save(out);
      }
    }
  }
}
