package org.sealpress.ocr;

/** OCR that can't be done: a language that is not installed, an engine that gives up on a page. */
public final class OcrFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What happened and what to do. */
  public OcrFault(String message) {
    super(message);
  }
}
