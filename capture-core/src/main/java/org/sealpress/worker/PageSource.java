package org.sealpress.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.sealpress.page.PageFormat;

/** Where a worker takes a page from. */
public sealed interface PageSource {

  /**
   * Samples as the scanner gave them, sent to the worker through its pipe.
   *
   * @param format their shape
   * @param samples opens them from the start; opened again when the page is tried again
   */
  record Samples(PageFormat format, Opener samples) implements PageSource {}

  /**
   * A JPEG that goes into the archive as it is, sent to the worker through its pipe.
   *
   * @param format its shape
   * @param length of all of it
   * @param bytes opens it from the start; opened again when the page is tried again
   */
  record Jpeg(PageFormat format, int length, Opener bytes) implements PageSource {}

  /**
   * A page of an image file, read by the worker itself.
   *
   * @param file TIFF, JPEG, PNG, PNM
   * @param index page of the file, from 0
   */
  record ImageFile(Path file, int index) implements PageSource {}

  /** Opens bytes from the start. */
  interface Opener {
    /** The caller closes. */
    InputStream open() throws IOException;
  }
}
