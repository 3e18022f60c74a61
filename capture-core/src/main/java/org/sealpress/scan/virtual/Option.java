package org.sealpress.scan.virtual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One option of the device: SANE's option descriptor and its value (SANE standard, 4.2.9). */
final class Option {

  /** What a value is, with its number on the wire. */
  enum Type {
    BOOL(0),
    INT(1),
    FIXED(2),
    STRING(3),
    BUTTON(4),
    GROUP(5);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** What it is measured in, with its number on the wire. */
  enum Unit {
    NONE(0),
    PIXEL(1),
    BIT(2),
    MM(3),
    DPI(4);

    private final int number;

    Unit(int number) {
      this.number = number;
    }
  }

  /** The values that are allowed. */
  sealed interface Allowed {
    /** Any. */
    record Any() implements Allowed {}

    /** From {@code min} to {@code max} in steps of {@code step}; 0 is no steps. */
    record Range(int min, int max, int step) implements Allowed {}

    /** One of these. */
    record Words(List<Integer> words) implements Allowed {}

    /** One of these. */
    record Texts(List<String> texts) implements Allowed {}
  }

  private static final int SOFT_SELECT = 1;
  private static final int HARD_SELECT = 2;
  private static final int SOFT_DETECT = 4;
  private static final int INACTIVE = 32;
  private static final int LONGEST_TEXT = 64;
  private static final double FIXED_ONE = 1 << 16;

  final String name;
  final Type type;
  private final String title;
  private final Unit unit;
  private final boolean settable;
  private Allowed allowed;
  private boolean active = true;
  private int word;
  private String text = "";

  Option(String name, String title, Type type, Unit unit, boolean settable, Allowed allowed) {
    this.name = name;
    this.title = title;
    this.type = type;
    this.unit = unit;
    this.settable = settable;
    this.allowed = allowed;
  }

  /** A heading. */
  static Option group(String title) {
    return new Option("", title, Type.GROUP, Unit.NONE, false, new Allowed.Any());
  }

  /** Something that can only be read. */
  static Option sensor(String name, String title) {
    return new Option(name, title, Type.BOOL, Unit.NONE, false, new Allowed.Any());
  }

  /** A choice between words. */
  static Option choice(String name, String title, String now, List<String> texts) {
    Option option = new Option(name, title, Type.STRING, Unit.NONE, true, new Allowed.Texts(texts));
    option.text = now;
    return option;
  }

  /** A choice between numbers. */
  static Option number(String name, String title, Unit unit, int now, Allowed allowed) {
    Option option = new Option(name, title, Type.INT, unit, true, allowed);
    option.word = now;
    return option;
  }

  /** A length in millimetres. */
  static Option length(String name, String title, double now, double max) {
    Option option =
        new Option(name, title, Type.FIXED, Unit.MM, true, new Allowed.Range(0, fixed(max), 0));
    option.word = fixed(now);
    return option;
  }

  /** SANE's fixed-point number: 16 bits before the point and 16 after it. */
  static int fixed(double value) {
    return (int) Math.round(value * FIXED_ONE);
  }

  int word() {
    return word;
  }

  void word(int value) {
    word = value;
  }

  String text() {
    return text;
  }

  /** The value as a number: millimetres, pixels, dpi. */
  double number() {
    return type == Type.FIXED ? word / FIXED_ONE : word;
  }

  boolean active() {
    return active;
  }

  void active(boolean now) {
    active = now;
  }

  boolean settable() {
    return settable && active;
  }

  void allowed(Allowed now) {
    allowed = now;
    word = fit(word);
  }

  /** The nearest allowed word, as SANE's own helper for backends finds it. */
  int fit(int asked) {
    if (allowed instanceof Allowed.Range range) {
      long value = Math.max(range.min(), Math.min(range.max(), asked));
      if (range.step() > 0) {
        value = (value - range.min() + range.step() / 2) / range.step() * range.step();
        value = Math.min(range.max(), value + range.min());
      }
      return (int) value;
    }
    if (allowed instanceof Allowed.Words list) {
      int best = list.words().get(0);
      for (int candidate : list.words()) {
        if (Math.abs((long) candidate - asked) < Math.abs((long) best - asked)) {
          best = candidate;
        }
      }
      return best;
    }
    return type == Type.BOOL ? Math.min(1, Math.abs(asked)) : asked;
  }

  /** Takes a text, whatever its case; false when it is not allowed. */
  boolean text(String asked) {
    if (allowed instanceof Allowed.Texts list) {
      for (String candidate : list.texts()) {
        if (candidate.equalsIgnoreCase(asked)) {
          text = candidate;
          return true;
        }
      }
      return false;
    }
    text = asked;
    return true;
  }

  int size() {
    return switch (type) {
      case STRING -> LONGEST_TEXT;
      case BUTTON, GROUP -> 0;
      default -> Integer.BYTES;
    };
  }

  /** The text with zeros up to {@code length} bytes. */
  byte[] textBytes(int length) {
    byte[] bytes = new byte[length];
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(latin, 0, bytes, 0, Math.min(latin.length, Math.max(0, length - 1)));
    return bytes;
  }

  /** Writes the option descriptor. */
  void describe(Wire wire) throws IOException {
    wire.writePointer(false);
    wire.writeString(name);
    wire.writeString(title);
    wire.writeString(title);
    wire.writeWord(type.number);
    wire.writeWord(unit.number);
    wire.writeWord(size());
    wire.writeWord(capabilities());
    if (allowed instanceof Allowed.Range range) {
      wire.writeWord(1);
      wire.writePointer(false);
      wire.writeWord(range.min());
      wire.writeWord(range.max());
      wire.writeWord(range.step());
    } else if (allowed instanceof Allowed.Words list) {
      wire.writeWord(2);
      int[] words = new int[list.words().size() + 1];
      words[0] = list.words().size();
      for (int i = 1; i < words.length; i++) {
        words[i] = list.words().get(i - 1);
      }
      wire.writeWords(words);
    } else if (allowed instanceof Allowed.Texts list) {
      wire.writeWord(3);
      wire.writeWord(list.texts().size() + 1);
      for (String candidate : list.texts()) {
        wire.writeString(candidate);
      }
      wire.writeNoString();
    } else {
      wire.writeWord(0);
    }
  }

  private int capabilities() {
    int bits = active ? 0 : INACTIVE;
    if (type == Type.GROUP) {
      return bits;
    }
    bits |= SOFT_DETECT;
    return bits | (settable ? SOFT_SELECT : type == Type.BOOL ? HARD_SELECT : 0);
  }
}
