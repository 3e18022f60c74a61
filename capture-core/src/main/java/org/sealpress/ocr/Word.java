package org.sealpress.ocr;

/**
 * A word as it was read.
 *
 * @param text in logical order, no white space
 * @param box where it stands
 * @param confidence 0 to 100
 */
public record Word(String text, Box box, float confidence) {}
