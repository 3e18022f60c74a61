package org.sealpress.durable;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Asserts what an error says to the person who reads it: one line, and these words in it. */
public final class Says {
  private Says() {}

  /** Asserts that the message holds each of these and is one line. */
  public static void says(Throwable fault, String... parts) {
    says(String.valueOf(fault.getMessage()), parts);
  }

  /** Asserts that the message holds each of these and is one line. */
  public static void says(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
    assertTrue(message.indexOf('\n') < 0, () -> "more than one line: " + message);
  }
}
