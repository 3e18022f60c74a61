package org.sealpress.target.drive;

import java.io.IOException;
import java.util.Base64;

/** Signs the markers of drives, and knows what was signed on this box. Safe for several threads. */
public interface MarkerSeal {

  /**
   * A signature.
   *
   * @param key the id of the key that made it, under which others find its public part
   * @param base64 its 64 bytes (Ed25519)
   */
  record Signature(String key, String base64) {

    /** A signature of these bytes. */
    public static Signature of(String key, byte[] bytes) {
      return new Signature(key, Base64.getEncoder().encodeToString(bytes));
    }

    /** Its bytes. */
    public byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  /** What the box's ledger is called: {@code sealpress/BOX/LEDGER-ID}. */
  String origin();

  /**
   * Signs with the present key.
   *
   * @throws IOException when there is no key that can be used, and what to do about it
   */
  Signature sign(byte[] text) throws IOException;

  /** Whether a key of this box, the present one or a former one, has signed this. */
  boolean verify(byte[] text, Signature signature);
}
