package org.sealpress.gate;

/** Judges finished PDFs. Safe for several threads. */
public interface PdfGate {
  /** Lets everything through unseen. */
  PdfGate OFF = (pdf, pages) -> new Verdict.NotAsked();

  /**
   * Judges a PDF. Whatever is wrong, with it or with the judge, is in the verdict.
   *
   * @param pdf stays the caller's to close; is not read any more when this returns, unless its own
   *     reading hangs
   * @param pages how many it has
   */
  Verdict check(PdfBytes pdf, int pages) throws InterruptedException;
}
