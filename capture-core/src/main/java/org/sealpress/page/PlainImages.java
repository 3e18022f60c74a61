package org.sealpress.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Pages of image files by ImageIO alone, without native code: for the command line, which runs
 * where there may be no Leptonica and has no worker processes.
 */
public final class PlainImages {
  private PlainImages() {}

  /** What is done with each page. */
  @FunctionalInterface
  public interface Pages {
    /** Takes a page; false when no more are wanted. */
    boolean take(BufferedImage page) throws UnreadableImage;
  }

  /**
   * Decodes a TIFF, JPEG or PNG, page by page.
   *
   * @throws UnreadableImage when it is none, or a page is larger than any
   */
  public static void each(Path file, Pages pages) throws UnreadableImage {
    try {
      UnreadableImage[] refused = new UnreadableImage[1];
      Decoder.with(
          file,
          (reader, in) -> {
            int count = ImageKind.of(file) == ImageKind.TIFF ? reader.getNumImages(true) : 1;
            PageLimit.checkPages(count);
            try {
              boolean more = true;
              for (int i = 0; i < count && more; i++) {
                PageLimit.check(reader.getWidth(i), reader.getHeight(i));
                more = pages.take(reader.read(i));
              }
            } catch (UnreadableImage e) {
              refused[0] = e;
            }
            return file;
          });
      if (refused[0] != null) {
        throw refused[0];
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw new UnreadableImage(
          "%s can't be read (%s): expected a whole TIFF, JPEG or PNG; scan it again"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
