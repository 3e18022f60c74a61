package org.sealpress.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What can be read in a PDF.
 *
 * @param pages how many pages it has
 * @param text their text, line by line
 */
public record PdfText(int pages, String text) {

  /**
   * Reads a PDF.
   *
   * @throws IOException when it is none, or damaged
   */
  public static PdfText of(Path file) throws IOException {
    try (PDDocument document = open(file)) {
      return new PdfText(document.getNumberOfPages(), new PDFTextStripper().getText(document));
    } catch (RuntimeException e) {
      throw new IOException(file + " is no PDF that can be read: " + e, e);
    }
  }

  /**
   * How many pages it has, which opens it and no more.
   *
   * @throws IOException when it is none, or damaged
   */
  public static int pagesOf(Path file) throws IOException {
    try (PDDocument document = open(file)) {
      return document.getNumberOfPages();
    } catch (RuntimeException e) {
      throw new IOException(file + " is no PDF that can be read: " + e, e);
    }
  }

  static PDDocument open(Path file) throws IOException {
    return Loader.loadPDF(file.toFile(), () -> EncryptedScratch.in(Optional.empty()));
  }
}
