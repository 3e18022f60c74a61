package org.sealpress.seal;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of a password: Argon2id (RFC 9106) in the PHC's string format, {@code
 * $argon2id$v=19$m=...,t=...,p=...$SALT$HASH}. Each takes 19 MiB of memory while it is computed
 * (OWASP's second choice), which a small box has twice over.
 */
public final class PasswordHash {
  private static final int KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int LENGTH = 32;

  /** What a file may ask for at most, so that a changed one can't use up the memory. */
  private static final int MOST_KIB = 65_536;

  private static final int MOST_PASSES = 10;
  private static final Pattern FORMAT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([0-9])"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** One that no password has, and that takes as long as any other to find that out. */
  public static final String NOBODY =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(KIB, PASSES, LANES, "A".repeat(22), "A".repeat(43));

  private PasswordHash() {}

  /** The hash of a password under a salt of its own. */
  public static String of(char[] password, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            KIB,
            PASSES,
            LANES,
            text.encodeToString(salt),
            text.encodeToString(compute(password, salt, KIB, PASSES, LANES, LENGTH)));
  }

  /** Whether this is the password; false too for a hash that is none. In constant time. */
  public static boolean matches(char[] password, String hash) {
    Matcher parts = FORMAT.matcher(hash);
    if (!parts.matches()) {
      return false;
    }
    int memory = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    int lanes = Integer.parseInt(parts.group(3));
    if (lanes < 1 || memory < 8 * lanes || memory > MOST_KIB || passes < 1) {
      return false;
    }
    if (passes > MOST_PASSES) {
      return false;
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    return MessageDigest.isEqual(
        expected, compute(password, salt, memory, passes, lanes, expected.length));
  }

  private static byte[] compute(
      char[] password, byte[] salt, int memory, int passes, int lanes, int length) {
    byte[] bytes = bytes(password);
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withIterations(passes)
              .withMemoryAsKB(memory)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[length];
      generator.generateBytes(bytes, hash);
      return hash;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] bytes(char[] password) {
    var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    encoded.clear();
    while (encoded.hasRemaining()) {
      encoded.put((byte) 0);
    }
    return bytes;
  }
}
