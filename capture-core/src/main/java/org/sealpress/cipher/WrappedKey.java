package org.sealpress.cipher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/**
 * A key under another one, 72 bytes:
 *
 * <pre>
 * "SPK1"            4 bytes
 * which key         8 bytes, derived from the other key
 * nonce            12 bytes, random
 * the key          32 bytes in AES-256-GCM with its tag of 16; the name is authenticated
 * </pre>
 */
final class WrappedKey {
  private static final byte[] MAGIC = "SPK1".getBytes(StandardCharsets.US_ASCII);
  private static final int ID = 8;
  private static final int BEFORE = 4 + ID;
  private static final int LENGTH = BEFORE + Gcm.NONCE + DataKey.BYTES + Gcm.TAG;

  private WrappedKey() {}

  static byte[] wrap(DataKey by, DataKey secret, String name, SecureRandom random)
      throws IOException {
    byte[] nonce = new byte[Gcm.NONCE];
    random.nextBytes(nonce);
    byte[] sealed = new byte[DataKey.BYTES + Gcm.TAG];
    gcm(by, name).encrypt(nonce, secret.bytes(), DataKey.BYTES, sealed);
    ByteBuffer wrapped = ByteBuffer.allocate(LENGTH).put(MAGIC).put(id(by));
    return wrapped.put(nonce).put(sealed).array();
  }

  /** Whether that key wrapped it, as far as it says so. */
  static boolean isUnder(DataKey by, byte[] wrapped) throws IOException {
    return wrapped.length < BEFORE || Arrays.equals(wrapped, MAGIC.length, BEFORE, id(by), 0, ID);
  }

  static DataKey unwrap(DataKey by, byte[] wrapped, String name) throws IOException {
    if (wrapped.length != LENGTH) {
      throw new Altered("has " + wrapped.length + " bytes, expected " + LENGTH);
    }
    if (!Arrays.equals(wrapped, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new Altered("does not begin as a key of the spool does");
    }
    byte[] nonce = Arrays.copyOfRange(wrapped, BEFORE, BEFORE + Gcm.NONCE);
    byte[] sealed = Arrays.copyOfRange(wrapped, BEFORE + Gcm.NONCE, LENGTH);
    byte[] secret = new byte[DataKey.BYTES];
    try {
      gcm(by, name).decrypt(nonce, sealed, sealed.length, secret);
      return new DataKey(secret);
    } catch (AEADBadTagException e) {
      throw new Altered("was altered, or is not that of " + name);
    }
  }

  private static Gcm gcm(DataKey by, String name) throws IOException {
    byte[] own = by.derived("sealpress key wrap 1");
    try {
      return new Gcm(own, ("SPK1 " + name).getBytes(StandardCharsets.UTF_8));
    } finally {
      DataKey.wipe(own);
    }
  }

  private static byte[] id(DataKey key) throws IOException {
    return Arrays.copyOf(key.derived("sealpress key id 1"), ID);
  }
}
