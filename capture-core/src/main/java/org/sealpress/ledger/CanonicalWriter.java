package org.sealpress.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes a flat object in the form of RFC 8785 (JCS): keys sorted, no white space, the shortest
 * escapes. Keys are ASCII letters and digits, values are strings, {@code Long}, {@code Boolean} or
 * lists of strings; integers stay within 2^53, where every JSON reader is exact.
 */
final class CanonicalWriter {
  /** The largest integer of RFC 8785, section 3.2.2.3 (ECMAScript's MAX_SAFE_INTEGER). */
  static final long MOST = (1L << 53) - 1;

  private CanonicalWriter() {}

  static byte[] write(SortedMap<String, Object> fields) {
    StringBuilder out = new StringBuilder(512);
    char before = '{';
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      out.append(before);
      string(out, field.getKey());
      out.append(':');
      value(out, field.getKey(), field.getValue());
      before = ',';
    }
    return out.append(fields.isEmpty() ? "{}" : "}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void value(StringBuilder out, String key, Object value) {
    if (value instanceof String text) {
      string(out, text);
    } else if (value instanceof Long number && Math.abs(number) <= MOST) {
      out.append((long) number);
    } else if (value instanceof Boolean flag) {
      out.append((boolean) flag);
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
        string(out, (String) items.next());
        out.append(items.hasNext() ? "," : "");
      }
      out.append(']');
    } else {
      throw new IllegalArgumentException("a ledger entry cannot hold " + key + " = " + value);
    }
  }

  private static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new IllegalArgumentException("half of a surrogate pair in a ledger entry");
        }
        out.append(c).append(text.charAt(++i));
      } else if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        escaped(out, c);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static void escaped(StringBuilder out, char c) {
    switch (c) {
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append(String.format("\\u%04x", (int) c));
    }
  }
}
