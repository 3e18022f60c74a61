package org.sealpress.page;

import java.io.IOException;
import java.util.Locale;

/** How large an image may be: a small file can claim to be an enormous one. */
final class PageLimit {
  /** A page of A3 at 1,200 dpi has fewer pixels; more is a mistake or an attack. */
  private static final long MOST_PIXELS = 400_000_000;

  /** More than a person feeds in one go; a document of so many pages is split better. */
  private static final int MOST_PAGES = 2_000;

  private PageLimit() {}

  /** Checks how many pages a file has. */
  static void checkPages(int pages) throws IOException {
    if (pages > MOST_PAGES) {
      throw new IOException(
          String.format(Locale.ROOT, "it has more than %,d pages: split it", MOST_PAGES));
    }
  }

  /** Checks what a file says of itself before its pixels are decoded. */
  static void check(long width, long height) throws IOException {
    if (width <= 0 || height <= 0) {
      throw new IOException("it is an image of " + width + " x " + height + " pixels");
    }
    if (width * height > MOST_PIXELS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%,d x %,d pixels are more than the %,d of the largest page",
              width,
              height,
              MOST_PIXELS));
    }
  }
}
