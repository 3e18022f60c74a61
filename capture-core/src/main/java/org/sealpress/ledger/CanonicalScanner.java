package org.sealpress.ledger;

import java.util.Arrays;

/**
 * Reads exactly what {@link CanonicalWriter} writes, from bytes, without an object per field: so a
 * million lines are checked in seconds, and a line has one form only.
 */
final class CanonicalScanner {
  /** What kind of value a field has. */
  enum Kind {
    /** Between quotes; the offsets are those of what is inside. */
    STRING,
    /** Digits, perhaps a minus before them. */
    INTEGER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A list of strings; the offsets are those of what is inside the brackets. */
    LIST
  }

  /** Takes the fields in their order. Offsets are into the scanned bytes. */
  interface Fields {
    void field(byte[] line, int key, int keyEnd, Kind kind, int value, int valueEnd);
  }

  private static final int MOST_DIGITS = 16;

  private byte[] line = {};
  private int at;
  private int end;

  /**
   * Scans one object that fills the range.
   *
   * @return -1, or the offset from {@code from} of the first byte that does not belong there
   */
  int scan(byte[] bytes, int from, int to, Fields fields) {
    line = bytes;
    at = from;
    end = to;
    return object(fields) && at == end ? -1 : at - from;
  }

  private boolean object(Fields fields) {
    if (!take('{')) {
      return false;
    }
    if (take('}')) {
      return true;
    }
    int previous = -1;
    int previousEnd = -1;
    do {
      int key = at + 1;
      if (!key()) {
        return false;
      }
      int keyEnd = at - 1;
      if (previous >= 0 && compare(previous, previousEnd, key, keyEnd) >= 0) {
        at = key;
        return false;
      }
      previous = key;
      previousEnd = keyEnd;
      if (!take(':') || !value(key, keyEnd, fields)) {
        return false;
      }
    } while (take(','));
    return take('}');
  }

  private boolean value(int key, int keyEnd, Fields fields) {
    int start = at;
    if (at == end) {
      return false;
    }
    switch (line[at]) {
      case '"' -> {
        if (!string()) {
          return false;
        }
        fields.field(line, key, keyEnd, Kind.STRING, start + 1, at - 1);
      }
      case '[' -> {
        if (!list()) {
          return false;
        }
        fields.field(line, key, keyEnd, Kind.LIST, start + 1, at - 1);
      }
      case 't', 'f' -> {
        if (!word(line[at] == 't' ? "true" : "false")) {
          return false;
        }
        fields.field(line, key, keyEnd, Kind.BOOLEAN, start, at);
      }
      default -> {
        if (!integer()) {
          return false;
        }
        fields.field(line, key, keyEnd, Kind.INTEGER, start, at);
      }
    }
    return true;
  }

  private boolean take(char c) {
    if (at < end && line[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!take(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean key() {
    if (!take('"')) {
      return false;
    }
    int start = at;
    while (at < end && isLetterOrDigit(line[at])) {
      at++;
    }
    return at > start && take('"');
  }

  private static boolean isLetterOrDigit(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }

  private int compare(int a, int aEnd, int b, int bEnd) {
    return Arrays.compare(line, a, aEnd, line, b, bEnd);
  }

  private boolean list() {
    at++;
    if (take(']')) {
      return true;
    }
    do {
      if (!string()) {
        return false;
      }
    } while (take(','));
    return take(']');
  }

  private boolean integer() {
    int start = at;
    boolean negative = take('-');
    int digits = at;
    while (at < end && line[at] >= '0' && line[at] <= '9') {
      at++;
    }
    int count = at - digits;
    boolean canonical =
        count > 0
            && count <= MOST_DIGITS
            && (line[digits] != '0' || (count == 1 && !negative))
            && Math.abs(number(line, start, at)) <= CanonicalWriter.MOST;
    if (!canonical) {
      at = start;
    }
    return canonical;
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < end) {
      int b = line[at] & 0xff;
      if (b == '"') {
        at++;
        return true;
      }
      boolean good;
      if (b == '\\') {
        good = escape();
      } else if (b < ' ') {
        good = false;
      } else if (b < 0x80) {
        at++;
        good = true;
      } else {
        int bytes = Utf8.skip(line, at, end);
        at += bytes;
        good = bytes > 0;
      }
      if (!good) {
        return false;
      }
    }
    return false;
  }

  /** The escapes of RFC 8785, section 3.2.2.2, each only where it is the one to be used. */
  private boolean escape() {
    if (at + 1 < end && "\"\\btnfr".indexOf(line[at + 1]) >= 0) {
      at += 2;
      return true;
    }
    if (at + 5 >= end || line[at + 1] != 'u' || line[at + 2] != '0' || line[at + 3] != '0') {
      return false;
    }
    int code = Character.digit(line[at + 4], 16) * 16 + Character.digit(line[at + 5], 16);
    boolean lowerCase = line[at + 5] < 'A' || line[at + 5] >= 'a';
    boolean isShort = code == '\b' || code == '\t' || code == '\n' || code == '\f' || code == '\r';
    if (code < 0 || code >= ' ' || line[at + 4] > '1' || !lowerCase || isShort) {
      return false;
    }
    at += 6;
    return true;
  }

  /** The number in a field of the kind {@link Kind#INTEGER}. */
  static long number(byte[] line, int from, int to) {
    boolean negative = line[from] == '-';
    long number = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      number = number * 10 + line[i] - '0';
    }
    return negative ? -number : number;
  }
}
