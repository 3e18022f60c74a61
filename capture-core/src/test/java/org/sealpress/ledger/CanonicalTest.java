package org.sealpress.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form; Jackson is the outside judge of what the bytes mean. */
class CanonicalTest {

  @Test
  void theStringOfRfc8785IsWrittenAsThere() {
    // RFC 8785, section 3.2.2: the value "string" of its example
    String value = "\u20ac$\u000f\nA'B\"\\\\\"/";
    assertEquals(
        "{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
        text(new TreeMap<>(Map.of("string", value))));
  }

  @Test
  void keysAreSortedAndValuesAreShort() {
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("b", -1L);
    fields.put("a", List.of("x", "y\n"));
    fields.put("B", true);
    fields.put("10", 9007199254740991L);
    fields.put("1", List.of());
    fields.put("a1", false);
    assertEquals(
        "{\"1\":[],\"10\":9007199254740991,\"B\":true,\"a\":[\"x\",\"y\\n\"],\"a1\":false,\"b\":-1}",
        text(fields));
    assertEquals("{}", text(new TreeMap<>()));
    assertArrayEquals(new byte[] {}, new byte[scan("{}") + 1]);
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    for (Object value : List.of(1L << 53, -(1L << 53), 1.5, 1, "\ud800", "\udc00x", "x\ud800y")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> CanonicalWriter.write(new TreeMap<>(Map.of("a", value))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "[]",
        "null",
        "{}x",
        "{} ",
        " {}",
        "{\"a\":1}\n",
        "{\"a\":1,}",
        "{,}",
        "{\"a\" :1}",
        "{\"a\": 1}",
        "{\"b\":1,\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{a:1}",
        "{\"\":1}",
        "{\"a b\":1}",
        "{\"a\":01}",
        "{\"a\":-0}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":+1}",
        "{\"a\":9007199254740992}",
        "{\"a\":12345678901234567}",
        "{\"a\":-}",
        "{\"a\":}",
        "{\"a\":null}",
        "{\"a\":tru}",
        "{\"a\":falsey}",
        "{\"a\":{}}",
        "{\"a\":[1]}",
        "{\"a\":[\"x\",]}",
        "{\"a\":[\"x\"",
        "{\"a\":[}",
        "{\"a\":\"x}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\u000A\"}",
        "{\"a\":\"\\u000a\"}",
        "{\"a\":\"\\u001F\"}",
        "{\"a\":\"\\u00\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\",
        "{\"a",
        "{\"a\":\"\\u0020\"}",
        "{\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\"}",
        "{\"a\":1 }"
      })
  void everyOtherFormIsRefused(String line) {
    assertNotEquals(-1, scan(line), line);
  }

  @Test
  void badUtf8IsRefused() {
    int[][] bad = {
      {0x80},
      {0xc0, 0x80},
      {0xc1, 0xbf},
      {0xc3},
      {0xe0, 0x9f, 0xbf},
      {0xed, 0xa0, 0x80},
      {0xef, 0xbf},
      {0xf0, 0x8f, 0xbf, 0xbf},
      {0xf4, 0x90, 0x80, 0x80},
      {0xf5, 0x80, 0x80, 0x80},
      {0xff},
      {0xc3, 0x28},
      {0xe2, 0x82, 0x28}
    };
    for (int[] bytes : bad) {
      byte[] line = new byte[bytes.length + 8];
      byte[] head = "{\"a\":\"".getBytes(UTF_8);
      System.arraycopy(head, 0, line, 0, head.length);
      for (int i = 0; i < bytes.length; i++) {
        line[head.length + i] = (byte) bytes[i];
      }
      line[line.length - 2] = '"';
      line[line.length - 1] = '}';
      assertEquals(
          head.length, new CanonicalScanner().scan(line, 0, line.length, (l, k, e, d, v, w) -> {}));
    }
  }

  @Test
  void randomObjectsComeBackAndJacksonReadsTheSame() throws JsonProcessingException {
    Random random = new Random(8785);
    ObjectMapper jackson = new ObjectMapper();
    for (int round = 0; round < 3000; round++) {
      SortedMap<String, Object> fields = randomFields(random);
      byte[] line = CanonicalWriter.write(fields);
      assertEquals(fields, new TreeMap<>(FieldMap.of(line, 0, line.length).rest()));
      JsonNode tree = jackson.readTree(new String(line, UTF_8));
      assertEquals(fields.size(), tree.size());
      fields.forEach((key, value) -> same(value, tree.get(key)));
    }
  }

  @Test
  void everyChangedByteOfALineIsRefusedOrMeansSomethingElse() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      SortedMap<String, Object> fields = randomFields(random);
      byte[] line = CanonicalWriter.write(fields);
      for (int at = 0; at < line.length; at++) {
        byte[] changed = line.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        try {
          Map<String, Object> read = FieldMap.of(changed, 0, changed.length).rest();
          assertNotEquals(fields, new TreeMap<>(read));
        } catch (IllegalArgumentException expected) {
          assertTrue(expected.getMessage() != null);
        }
      }
    }
  }

  private static SortedMap<String, Object> randomFields(Random random) {
    TreeMap<String, Object> fields = new TreeMap<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      Object value =
          switch (random.nextInt(4)) {
            case 0 -> randomText(random);
            case 1 -> random.nextLong() >> (11 + random.nextInt(53));
            case 2 -> random.nextBoolean();
            default -> {
              List<String> list = new ArrayList<>();
              for (int n = random.nextInt(4); n > 0; n--) {
                list.add(randomText(random));
              }
              yield list;
            }
          };
      fields.put("k" + Integer.toString(random.nextInt(200), 36) + (char) ('A' + i), value);
    }
    return fields;
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      int c =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> 0x20 + random.nextInt(0x60);
            case 2 -> "\"\\/\u007f\u00e9\u20ac\uffff\ue000".charAt(random.nextInt(8));
            default -> 0x10000 + random.nextInt(0x100000);
          };
      text.appendCodePoint(c);
    }
    return text.toString();
  }

  private static void same(Object value, JsonNode node) {
    if (value instanceof String text) {
      assertEquals(text, node.textValue());
    } else if (value instanceof Long number) {
      assertEquals((long) number, node.longValue());
    } else if (value instanceof Boolean flag) {
      assertEquals(flag, node.booleanValue());
    } else if (value instanceof List<?> list) {
      List<String> read = new ArrayList<>();
      node.forEach(item -> read.add(item.textValue()));
      assertEquals(list, read);
    }
  }

  private static String text(SortedMap<String, Object> fields) {
    return new String(CanonicalWriter.write(fields), UTF_8);
  }

  private static int scan(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    return new CanonicalScanner().scan(bytes, 0, bytes.length, (l, k, e, d, v, w) -> {});
  }
}
