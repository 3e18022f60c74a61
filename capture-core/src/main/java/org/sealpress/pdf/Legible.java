package org.sealpress.pdf;

/**
 * Text without what PDF/A-2u (ISO 19005-2, 6.2.11.7.2) and XML 1.0 can't hold: control characters,
 * noncharacters, byte order marks, halves of surrogate pairs.
 */
final class Legible {
  private Legible() {}

  static String of(String text) {
    return text.codePoints()
        .filter(Legible::isAllowed)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int c) {
    boolean space = c == '\t' || c == '\n';
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return (space || !Character.isISOControl(c)) && !surrogate && !noncharacter && c != 0xFEFF;
  }
}
