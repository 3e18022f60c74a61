package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever verifies a million lines, and whoever reads one, take the same times. */
class TimesTest {
  private static boolean parses(String text) {
    try {
      Times.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isOne(String text) {
    byte[] bytes = ("x" + text).getBytes(StandardCharsets.UTF_8);
    return Times.isOne(bytes, 1, bytes.length);
  }

  private static void assertAgree(String text) {
    assertEquals(parses(text), isOne(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9999-99-99T00:00:00.000Z",
        "2026-02-29T00:00:00.000Z",
        "2024-02-29T00:00:00.000Z",
        "1900-02-29T00:00:00.000Z",
        "2000-02-29T00:00:00.000Z",
        "0000-02-29T00:00:00.000Z",
        "0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z",
        "2026-11-24T24:00:00.000Z",
        "2026-12-31T23:59:60.000Z",
        "2026-11-24T09:60:00.000Z",
        "2026-11-24t09:15:00.000z",
        "2026-11-24 09:15:00.000Z",
        "2026-11-24T09:15:00.00Z",
        "2026-11-24T09:15:00.0000Z",
        "-026-11-24T09:15:00.000Z",
        "+026-11-24T09:15:00.000Z",
        ""
      })
  void oddTimes(String text) {
    assertAgree(text);
  }

  @Test
  void everyPairOfDigits() {
    String good = "2026-11-24T09:15:00.000Z";
    for (int at : List.of(5, 8, 11, 14, 17)) {
      for (int n = 0; n < 100; n++) {
        assertAgree(good.substring(0, at) + "%02d".formatted(n) + good.substring(at + 2));
      }
    }
    for (int month = 0; month < 14; month++) {
      for (int day = 27; day < 33; day++) {
        assertAgree("2023-%02d-%02dT00:00:00.000Z".formatted(month, day));
      }
    }
  }
}
