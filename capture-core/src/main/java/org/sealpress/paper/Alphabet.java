package org.sealpress.paper;

/**
 * Five bits a character, in Douglas Crockford's base 32: digits and capital letters without I, L, O
 * and U, so that what looks like one of these is known to be 1, 0 or V.
 */
final class Alphabet {
  /** Characters of it. */
  static final int SIZE = 32;

  /** What somebody types for a character that can't be read. */
  static final char UNKNOWN = '?';

  private static final String CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Alphabet() {}

  static char character(int symbol) {
    return CHARACTERS.charAt(symbol);
  }

  /** The symbol of a capital letter or digit; negative when it is none of the alphabet. */
  static int symbol(char character) {
    return switch (character) {
      case 'O' -> 0;
      case 'I', 'L' -> 1;
      case 'U' -> CHARACTERS.indexOf('V');
      default -> CHARACTERS.indexOf(character);
    };
  }
}
