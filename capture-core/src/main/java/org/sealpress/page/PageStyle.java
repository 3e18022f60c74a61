package org.sealpress.page;

/**
 * How pages are kept.
 *
 * @param profile what becomes of the samples
 * @param straighten whether a page that was pulled in aslant is shown straight; its samples are
 *     kept as they are either way
 * @param crop whether the dark surround of a page is not shown; its samples are kept all the same
 * @param byContent whether a page without colour is kept in grey, and one of black and white only
 *     as 1-bit
 */
public record PageStyle(Profile profile, boolean straighten, boolean crop, boolean byContent) {
  /** As scanned. */
  public static final PageStyle AS_SCANNED = new PageStyle(Profile.FAITHFUL, false, false, false);

  /** What becomes of the samples. */
  public enum Profile {
    /** The scanned pixels, as JPEG of high quality, or CCITT G4 when they are 1-bit. */
    FAITHFUL,
    /** Mixed raster content: print in 1-bit at full resolution, all else reduced and smooth. */
    COMPACT
  }
}
