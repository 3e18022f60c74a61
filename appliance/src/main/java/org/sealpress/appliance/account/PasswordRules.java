package org.sealpress.appliance.account;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a password must be (after NIST SP 800-63B): long, not the user's name, none of the
 * commonest. No rule of digits and signs: they make people write it down.
 */
final class PasswordRules {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;

  /** Those of twelve and more characters that stand in every list of stolen ones. */
  private static final Set<String> COMMON =
      Set.of(
          "123456789012",
          "1234567890123",
          "12345678901234",
          "123456789101112",
          "1234567891011",
          "0123456789012",
          "1q2w3e4r5t6y",
          "1q2w3e4r5t6y7u",
          "1qaz2wsx3edc",
          "1qaz2wsx3edc4rfv",
          "administrator",
          "administrator1",
          "changeme1234",
          "changemeplease",
          "correcthorsebatterystaple",
          "iloveyou1234",
          "letmein12345",
          "password1234",
          "password12345",
          "password123456",
          "passwordpassword",
          "passwort1234",
          "passwort12345",
          "passwortpasswort",
          "qwertyuiop12",
          "qwertyuiop123",
          "qwertyuiopasdfghjkl",
          "qwertzuiop12",
          "qwertzuiop123",
          "sealpress123",
          "sealpress1234",
          "sealpresssealpress",
          "unknownunknown",
          "welcome12345",
          "willkommen12",
          "willkommen123");

  private PasswordRules() {}

  /**
   * Takes it or says why not.
   *
   * @param field the field of the form
   */
  static void check(String user, String password, String field) throws AccountFault {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      throw wrong(
          field,
          "login.password.short",
          "a password has at least " + SHORTEST + " characters: a few words that only you know",
          Map.of("least", SHORTEST));
    }
    if (length > LONGEST) {
      throw wrong(
          field,
          "login.password.long",
          "a password has at most " + LONGEST + " characters",
          Map.of("most", LONGEST));
    }
    String small = password.toLowerCase(Locale.ROOT);
    String letters = small.replaceAll("[^\\p{L}\\p{N}]", "");
    if (letters.replace(user, "").length() < SHORTEST / 2) {
      throw wrong(
          field,
          "login.password.name",
          "a password must not be the user's name: choose a few words that only you know",
          Map.of());
    }
    if (COMMON.contains(small)
        || COMMON.contains(letters)
        || small.chars().distinct().count() < 5) {
      throw wrong(
          field,
          "login.password.common",
          "this password is among the first that are tried: choose a few words that only you know",
          Map.of());
    }
  }

  private static AccountFault wrong(
      String field, String key, String message, Map<String, Object> arguments) {
    return new AccountFault(AccountFault.Kind.WRONG, field, key, message, arguments);
  }
}
