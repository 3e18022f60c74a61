package org.sealpress.pdf;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.sealpress.page.Resolution;
import org.sealpress.page.UnreadableImage;

/** The pages of somebody else's PDF as images. */
public final class PdfPages implements Closeable {
  /** Dots an inch of the images. */
  public static final int DPI = Resolution.USUAL;

  private final Path file;
  private final PDDocument document;

  private PdfPages(Path file, PDDocument document) {
    this.file = file;
    this.document = document;
  }

  /** Opens a PDF. */
  public static PdfPages open(Path file) throws UnreadableImage {
    try {
      return new PdfPages(
          file, Loader.loadPDF(file.toFile(), () -> EncryptedScratch.in(Optional.empty())));
    } catch (InvalidPasswordException e) {
      throw new UnreadableImage(
          file + " is protected by a password: expected an open PDF; save it without one", e);
    } catch (IOException e) {
      throw new UnreadableImage(
          file + " is no PDF that can be read (" + e.getMessage() + "): save it again", e);
    }
  }

  /** How many there are. */
  public int count() {
    return document.getNumberOfPages();
  }

  /**
   * Draws a page, as it is seen in a viewer.
   *
   * @param index from 0
   */
  public BufferedImage draw(int index) throws UnreadableImage {
    try {
      return new StrictRenderer(document).renderImageWithDPI(index, DPI, ImageType.RGB);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw unreadable(index, e);
    }
  }

  /**
   * What a page shows: its image as it is when it shows one image and nothing else, else a drawing
   * of it.
   *
   * @param index from 0
   * @param keepJpegs whether a JPEG is wanted as it is, not decoded
   */
  public PagePicture picture(int index, boolean keepJpegs) throws UnreadableImage {
    try {
      PDPage page = document.getPage(index);
      Optional<SoleImage.Found> sole = SoleImage.of(page);
      if (sole.isPresent()) {
        return new PdfImage(sole.get(), page.getRotation() / 90).picture(keepJpegs);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw unreadable(index, e);
    }
    return new PagePicture.Drawn(draw(index), DPI, 0);
  }

  private UnreadableImage unreadable(int index, Throwable e) {
    String why =
        e instanceof OutOfMemoryError ? "it needs more memory than there is" : e.getMessage();
    return new UnreadableImage(
        "%s: page %d can't be drawn (%s): save it again".formatted(file, index + 1, why), e);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
