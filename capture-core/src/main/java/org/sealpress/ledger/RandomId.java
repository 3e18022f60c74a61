package org.sealpress.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.sealpress.durable.Sha256;

/**
 * Names for documents, captures and ledgers: 128 random bits in lower-case base32 (RFC 4648 without
 * padding), 26 characters of {@code a-z2-7}. Good in file names on every file system, also on those
 * that do not tell upper from lower case.
 */
public final class RandomId {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BYTES = 16;
  private static final int BITS_A_CHARACTER = 5;
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}");

  private RandomId() {}

  /** A new one. */
  public static String next(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return of(bytes);
  }

  /** One that is always the same for a text, and as good as random to whom the text is unknown. */
  public static String derived(String text) {
    byte[] digest = HexFormat.of().parseHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    return of(Arrays.copyOf(digest, BYTES));
  }

  private static String of(byte[] bytes) {
    StringBuilder id = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      bits = (bits << 8) | (b & 0xff);
      held += 8;
      while (held >= BITS_A_CHARACTER) {
        held -= BITS_A_CHARACTER;
        id.append(ALPHABET.charAt((bits >> held) & 31));
      }
    }
    return id.append(ALPHABET.charAt((bits << (BITS_A_CHARACTER - held)) & 31)).toString();
  }

  /** Whether it has the form of one. */
  public static boolean isOne(String id) {
    return FORM.matcher(id).matches();
  }
}
