package org.sealpress.ocr;

/** OCR that can't be done on this box: a language that is not installed. */
public final class OcrFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What happened and what to do. */
  public OcrFault(String message) {
    super(message);
  }
}
