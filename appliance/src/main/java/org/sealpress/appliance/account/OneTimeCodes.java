package org.sealpress.appliance.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sealpress.durable.Sha256;

/**
 * Codes that people type once: of who has lost the authenticator, and of the first start. 80 and 60
 * random bits in letters and digits that are not mistaken for each other, in groups of four. They
 * are long enough to be kept as a plain hash.
 */
final class OneTimeCodes {
  /** How many a user gets. */
  static final int RECOVERY = 10;

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LONG = 16;
  private static final int SHORT = 12;

  private OneTimeCodes() {}

  static List<String> recovery(SecureRandom random) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY; i++) {
      codes.add(code(LONG, random));
    }
    return codes;
  }

  static String setup(SecureRandom random) {
    return code(SHORT, random);
  }

  private static String code(int length, SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < length; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "").append(DIGITS.charAt(random.nextInt(32)));
    }
    return code.toString();
  }

  /** What is kept of one, however it was typed. */
  static String hash(String code) {
    String plain =
        code.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return Sha256.of(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether something that was typed is one of the long ones, and no code of an authenticator. */
  static boolean isRecovery(String typed) {
    return typed.replaceAll("[\\s-]", "").length() == LONG;
  }
}
