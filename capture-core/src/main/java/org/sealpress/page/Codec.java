package org.sealpress.page;

/**
 * How the archived image of a page is stored; each but {@link #MRC} is a PDF stream filter of its
 * own.
 */
public enum Codec {
  /** A baseline or progressive JPEG file: PDF's DCTDecode. */
  JPEG,
  /** CCITT T.6, one strip, 1 is black: PDF's CCITTFaxDecode with K = -1. */
  G4,
  /** {@link Layers}: two images and a stencil on top of each other. */
  MRC,
  /** Samples as {@link PageFormat} has them: when nothing else could be made of the page. */
  RAW
}
