package org.sealpress.scan.virtual;

/** Ways in which scanners differ from the plain one. */
public enum Quirk {
  /** The scan area is limited by {@code page-width} and {@code page-height}, as with fujitsu. */
  PAGE_SIZE_OPTIONS,
  /** The scan area is in whole pixels. */
  PIXEL_GEOMETRY,
  /** The resolution is any from 50 to 600 in steps of 50 instead of a list. */
  RESOLUTION_RANGE,
  /** The resolution is two fixed-point options, {@code x-resolution} and {@code y-resolution}. */
  TWO_RESOLUTIONS,
  /** The modes are called {@code Black & White}, {@code True Gray}, {@code 24bit Color}. */
  OTHER_MODE_NAMES,
  /** Double feeds are found only with {@code df-action} Stop, as with fujitsu. */
  DOUBLE_FEED_ACTION,
  /** Samples of 16 bits have the low byte first, as saned sends them on most machines. */
  LITTLE_ENDIAN,
  /** An empty feeder is said in the page's data instead of at START, as with pixma. */
  LATE_NO_DOCS,
  /** How long the page is isn't known before it has come. */
  UNKNOWN_LENGTH,
  /** Rows have three bytes more than they need. */
  PADDED_ROWS,
  /** A button is a number, which is read after {@code button-update}, as with pixma. */
  NUMBERED_BUTTONS
}
