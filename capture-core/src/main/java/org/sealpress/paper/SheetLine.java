package org.sealpress.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a sheet: 15 bytes as 24 characters and four check characters, in seven groups of four.
 * The checks are over its number too, so that a line in the place of another is told by its number.
 */
final class SheetLine {
  /** Bytes of a line. */
  static final int BYTES = 15;

  /** Characters of a group. */
  static final int GROUP = 4;

  /** Characters of a line. */
  static final int CHARACTERS = 28;

  /** Symbols of its number, which are before those of its characters. */
  static final int NUMBER = 2;

  /** The largest number. */
  static final int MOST = Alphabet.SIZE * Alphabet.SIZE - 1;

  private static final int BITS = 5;
  private static final int CONTENT = CHARACTERS - LineCode.CHECKS;

  /** Two for the number, 24 of content, four checks. */
  private final int[] symbols;

  private SheetLine(int[] symbols) {
    this.symbols = symbols;
  }

  /** The line of some bytes, which are filled up with zeros. */
  static SheetLine of(int number, byte[] bytes, int from) {
    int[] symbols = numbered(number);
    for (int bit = 0; bit < BYTES * Byte.SIZE; bit++) {
      int at = from + bit / Byte.SIZE;
      int value = at < bytes.length ? bytes[at] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1 : 0;
      symbols[NUMBER + bit / BITS] |= value << (BITS - 1 - bit % BITS);
    }
    LineCode.complete(symbols);
    return new SheetLine(symbols);
  }

  /** A line without content yet. */
  static int[] numbered(int number) {
    int[] symbols = new int[NUMBER + CHARACTERS];
    symbols[0] = number / Alphabet.SIZE;
    symbols[1] = number % Alphabet.SIZE;
    return symbols;
  }

  /** The line of a right word, whatever number it has. */
  static SheetLine of(int[] word) {
    return new SheetLine(word);
  }

  /** From 1 on. */
  int number() {
    return symbols[0] * Alphabet.SIZE + symbols[1];
  }

  boolean isSame(SheetLine other) {
    return Arrays.equals(symbols, other.symbols);
  }

  byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    for (int bit = 0; bit < CONTENT * BITS; bit++) {
      int value = symbols[NUMBER + bit / BITS] >> (BITS - 1 - bit % BITS) & 1;
      bytes[bit / Byte.SIZE] |= (byte) (value << (Byte.SIZE - 1 - bit % Byte.SIZE));
    }
    return bytes;
  }

  /** Its seven groups. */
  List<String> groups() {
    List<String> groups = new ArrayList<>();
    for (int at = NUMBER; at < symbols.length; at += GROUP) {
      StringBuilder group = new StringBuilder();
      for (int i = at; i < at + GROUP; i++) {
        group.append(Alphabet.character(symbols[i]));
      }
      groups.add(group.toString());
    }
    return groups;
  }
}
