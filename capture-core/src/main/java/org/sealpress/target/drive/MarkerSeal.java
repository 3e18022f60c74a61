package org.sealpress.target.drive;

import java.io.IOException;

/** Signs the markers of drives, and knows what was signed on this box. Safe for several threads. */
public interface MarkerSeal {

  /**
   * A signature.
   *
   * @param key the id of the key that made it, under which others find its public part
   * @param bytes 64 bytes, Ed25519
   */
  record Signature(String key, byte[] bytes) {}

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
