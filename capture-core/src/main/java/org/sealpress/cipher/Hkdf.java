package org.sealpress.cipher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), for keys of one block. */
final class Hkdf {
  private static final String HMAC = "HmacSHA256";
  private static final byte FIRST_BLOCK = 1;

  private Hkdf() {}

  /**
   * Another key.
   *
   * @param salt not empty
   * @param info what the key is for
   * @return 32 bytes
   */
  static byte[] derive(byte[] key, byte[] salt, String info) {
    return derive(key, salt, info.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] derive(byte[] key, byte[] salt, byte[] info) {
    try {
      Mac hmac = Mac.getInstance(HMAC);
      hmac.init(new SecretKeySpec(salt, HMAC));
      byte[] extracted = hmac.doFinal(key);
      hmac.init(new SecretKeySpec(extracted, HMAC));
      Arrays.fill(extracted, (byte) 0);
      hmac.update(info);
      return hmac.doFinal(new byte[] {FIRST_BLOCK});
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC, e);
    }
  }
}
