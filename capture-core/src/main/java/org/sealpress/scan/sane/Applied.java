package org.sealpress.scan.sane;

/**
 * What a profile came to on a device.
 *
 * @param oneSide whether the batch ends after one side: it is scanned from the glass
 * @param openLength whether a page may be shorter than announced
 * @param dpi pixels an inch
 */
record Applied(boolean oneSide, boolean openLength, int dpi) {}
