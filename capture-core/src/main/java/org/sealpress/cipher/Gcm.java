package org.sealpress.cipher;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM of whole messages with one key, by the JDK. For one thread. */
final class Gcm {
  static final int TAG = 16;
  static final int NONCE = 12;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final byte[] additional;

  /**
   * A cipher.
   *
   * @param additional is authenticated with every message
   */
  Gcm(byte[] key, byte[] additional) {
    this.key = new SecretKeySpec(key, "AES");
    this.additional = additional;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /**
   * Encrypts.
   *
   * @param nonce never used before with this key
   * @param to takes {@code length + TAG} bytes from its start
   */
  int encrypt(byte[] nonce, byte[] from, int length, byte[] to) {
    try {
      return run(Cipher.ENCRYPT_MODE, nonce, from, length, to);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM", e);
    }
  }

  /**
   * Decrypts.
   *
   * @param to takes {@code length - TAG} bytes from its start
   * @throws AEADBadTagException when it is not what was encrypted with this key and nonce
   */
  int decrypt(byte[] nonce, byte[] from, int length, byte[] to) throws AEADBadTagException {
    try {
      return run(Cipher.DECRYPT_MODE, nonce, from, length, to);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM", e);
    }
  }

  /** One call a message: the JDK's {@code update} keeps all plaintext when it decrypts. */
  private int run(int mode, byte[] nonce, byte[] from, int length, byte[] to)
      throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(additional);
    return cipher.doFinal(from, 0, length, to, 0);
  }
}
