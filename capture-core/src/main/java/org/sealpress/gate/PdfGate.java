package org.sealpress.gate;

/** Judges finished PDFs. Safe for several threads. */
public interface PdfGate {
  /** Lets everything through unseen. */
  PdfGate OFF = (pdf, pages) -> new Verdict.NotAsked();

  /**
   * Judges a PDF. Whatever is wrong, with it or with the judge, is in the verdict.
   *
   * @param pdf stays the caller's to close; is not read any more when this returns, but where the
   *     verdict says that time was up: then closing it is what ends the reading
   * @param pages how many it has
   */
  Verdict check(PdfBytes pdf, int pages) throws InterruptedException;
}
