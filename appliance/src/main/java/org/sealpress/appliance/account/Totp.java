package org.sealpress.appliance.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of an authenticator (RFC 6238): SHA-1, six digits, thirty seconds, which all apps know. A
 * clock may be a step wrong. A code that was good is not good again, and neither is an older one.
 */
final class Totp {
  /** The length of a secret, in bytes. */
  static final int SECRET = 20;

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;
  private static final String ALGORITHM = "HmacSHA1";

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

  /**
   * The step whose code this is.
   *
   * @param last the step of the last code that was good
   * @return nothing when it is none of the three, or not after the last
   */
  OptionalLong match(byte[] secret, String code, Instant now, long last) {
    byte[] given = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    OptionalLong found = OptionalLong.empty();
    // All three are computed, whatever the first ones say.
    for (int drift = -1; drift <= 1; drift++) {
      Instant then = now.plus(STEP.multipliedBy(drift));
      long step = Math.floorDiv(then.getEpochSecond(), STEP.toSeconds());
      boolean same =
          MessageDigest.isEqual(given, code(secret, then).getBytes(StandardCharsets.UTF_8));
      if (same && step > last) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The code of a moment. */
  String code(byte[] secret, Instant then) {
    try {
      return generator.generateOneTimePasswordString(new SecretKeySpec(secret, ALGORITHM), then);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("every key is good for " + ALGORITHM, e);
    }
  }

  /** What an app wants to scan (Google's key URI format). */
  static String uri(String box, String user, byte[] secret) {
    String issuer = encoded("Sealpress " + box);
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(issuer, encoded(user), Base32.of(secret), issuer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
