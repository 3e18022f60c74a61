package org.sealpress.cipher;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;

/**
 * Has the JVM compile AES-GCM before it is needed. Interpreted it does some 50 MB a second,
 * compiled some thousands, and large records alone take hundreds of megabytes to get it compiled:
 * those would be the first sides that are fed.
 */
public final class CipherWarmup {
  private static final int MESSAGES = 10_000;
  private static final int LENGTH = 256;

  private CipherWarmup() {}

  /** Takes about half a second; for a thread of its own. Its key and bytes are thrown away. */
  public static void run(SecureRandom random) {
    byte[] key = new byte[DataKey.BYTES];
    random.nextBytes(key);
    Gcm gcm = new Gcm(key, new byte[0]);
    byte[] plain = new byte[LENGTH];
    byte[] sealed = new byte[LENGTH + Gcm.TAG];
    try {
      for (int i = 0; i < MESSAGES; i++) {
        byte[] nonce = ByteBuffer.allocate(Gcm.NONCE).putInt(i).array();
        gcm.encrypt(nonce, plain, LENGTH, sealed);
        gcm.decrypt(nonce, sealed, sealed.length, plain);
      }
    } catch (AEADBadTagException e) {
      throw new IllegalStateException("AES-256-GCM does not give back what it got", e);
    }
  }
}
