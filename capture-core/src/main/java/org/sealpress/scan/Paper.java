package org.sealpress.scan;

/**
 * The area to scan, from the top left corner.
 *
 * @param widthMm width in millimetres; 0, together with a height of 0, is all that the scanner has
 * @param heightMm height in millimetres; 0 with a width leaves the length to the scanner
 *     (receipts): a page may then be shorter than was announced
 */
public record Paper(double widthMm, double heightMm) {
  /** ISO 216 A4. */
  public static final Paper A4 = new Paper(210, 297);

  /** ISO 216 A5. */
  public static final Paper A5 = new Paper(148, 210);

  /** US letter. */
  public static final Paper LETTER = new Paper(215.9, 279.4);

  /** US legal. */
  public static final Paper LEGAL = new Paper(215.9, 355.6);

  /** All that the scanner can see. */
  public static final Paper MAX = new Paper(0, 0);

  /** Checks the numbers. */
  public Paper {
    if (widthMm < 0 || heightMm < 0 || (widthMm == 0 && heightMm > 0)) {
      throw new IllegalArgumentException("paper of " + widthMm + " x " + heightMm + " mm");
    }
  }

  /** Whether the scanner finds out how long a page is. */
  public boolean openLength() {
    return widthMm > 0 && heightMm == 0;
  }
}
