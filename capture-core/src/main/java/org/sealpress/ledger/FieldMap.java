package org.sealpress.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one line as objects. What is taken out is removed, so that what is left is what the
 * reader did not know.
 */
final class FieldMap implements CanonicalScanner.Fields {
  private final Map<String, Object> fields = new HashMap<>();

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is not canonical JSON
   */
  static FieldMap of(byte[] line, int from, int to) {
    FieldMap map = new FieldMap();
    int bad = new CanonicalScanner().scan(line, from, to, map);
    if (bad >= 0) {
      throw new IllegalArgumentException("not canonical JSON from byte " + bad);
    }
    return map;
  }

  @Override
  public void field(
      byte[] line, int key, int keyEnd, CanonicalScanner.Kind kind, int value, int valueEnd) {
    Object object =
        switch (kind) {
          case STRING -> unescape(line, value, valueEnd);
          case INTEGER -> CanonicalScanner.number(line, value, valueEnd);
          case BOOLEAN -> line[value] == 't';
          case LIST -> list(line, value, valueEnd);
        };
    fields.put(new String(line, key, keyEnd - key, StandardCharsets.US_ASCII), object);
  }

  String text(String key) {
    return take(key, String.class);
  }

  /** Empty when it is not there. */
  String textOrEmpty(String key) {
    return fields.containsKey(key) ? text(key) : "";
  }

  long number(String key) {
    return take(key, Long.class);
  }

  int smallNumber(String key) {
    try {
      return Math.toIntExact(number(key));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(key + " is too large", e);
    }
  }

  /** 0 when it is not there: what wrote the entry did not know it. */
  int smallNumberOrZero(String key) {
    return fields.containsKey(key) ? smallNumber(key) : 0;
  }

  /** False when it is not there. */
  boolean flag(String key) {
    return fields.containsKey(key) && take(key, Boolean.class);
  }

  Instant time(String key) {
    return Times.parse(text(key));
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object text : take(key, List.class)) {
      texts.add((String) text);
    }
    return texts;
  }

  /** Empty when it is not there. */
  List<String> textsOrNone(String key) {
    return fields.containsKey(key) ? texts(key) : List.of();
  }

  /** All that was not taken. */
  Map<String, Object> rest() {
    return fields;
  }

  private <T> T take(String key, Class<T> type) {
    Object value = fields.remove(key);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          value == null ? "it has no " + key : key + " is of the wrong kind");
    }
    return type.cast(value);
  }

  private static List<String> list(byte[] line, int from, int to) {
    List<String> list = new ArrayList<>();
    int at = from;
    while (at < to) {
      int close = at + 1;
      while (line[close] != '"') {
        close += line[close] == '\\' ? 2 : 1;
      }
      list.add(unescape(line, at + 1, close));
      at = close + 2;
    }
    return list;
  }

  private static String unescape(byte[] line, int from, int to) {
    String raw = new String(line, from, to - from, StandardCharsets.UTF_8);
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escape = raw.charAt(++i);
      switch (escape) {
        case 'b' -> out.append('\b');
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        case 'f' -> out.append('\f');
        case 'r' -> out.append('\r');
        case 'u' -> {
          out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> out.append(escape);
      }
    }
    return out.toString();
  }
}
