package org.sealpress.appliance.account;

/** RFC 4648, section 6, without padding: what authenticators want to be given. */
final class Base32 {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte each : bytes) {
      held = (held << 8) | (each & 0xFF);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(DIGITS.charAt((held >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(DIGITS.charAt((held << (5 - bits)) & 31));
    }
    return text.toString();
  }

  /** In groups of four, for people. */
  static String spaced(String text) {
    return text.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
