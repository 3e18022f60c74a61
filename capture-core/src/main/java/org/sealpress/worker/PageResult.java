package org.sealpress.worker;

import java.util.Optional;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.PageFormat;
import org.sealpress.page.separator.Separator;

/**
 * What became of a page.
 *
 * @param format the archived image as it was scanned, not turned
 * @param codec how it is stored; meaningless when the source's own bytes are kept
 * @param quality 1 to 100 of a JPEG that was made of the samples; 0 of all others
 * @param quarterTurns clockwise turns that make it upright
 * @param skew degrees clockwise by which it has to be turned after that to be straight
 * @param blank true when the side is surely blank
 * @param text its text, in coordinates of the upright and straight page; none when it is blank or
 *     was not read
 * @param flaw what a person should know about the page, empty when all is well
 * @param separator what it is when it is no page; always empty when that was not asked for
 * @param look what it looks like; {@link Look#NONE} when it was not read
 */
public record PageResult(
    PageFormat format,
    Codec codec,
    int quality,
    int quarterTurns,
    double skew,
    boolean blank,
    PageText text,
    String flaw,
    Optional<Separator> separator,
    Look look) {

  /** A page that was not encoded as JPEG. */
  public PageResult(
      PageFormat format,
      Codec codec,
      int quarterTurns,
      double skew,
      boolean blank,
      PageText text,
      String flaw) {
    this(format, codec, 0, quarterTurns, skew, blank, text, flaw, Optional.empty(), Look.NONE);
  }

  /** The same with a flaw. */
  public PageResult withFlaw(String what) {
    return new PageResult(
        format, codec, quality, quarterTurns, skew, blank, text, what, separator, look);
  }

  /** The same without its picture. */
  public PageResult withoutPreview() {
    Look blind = new Look(look.surround(), Look.NONE.preview());
    return new PageResult(
        format, codec, quality, quarterTurns, skew, blank, text, flaw, separator, blind);
  }
}
