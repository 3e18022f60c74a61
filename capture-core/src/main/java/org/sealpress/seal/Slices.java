package org.sealpress.seal;

import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;

/**
 * Feeds a cipher in small slices. HotSpot puts the processor's AES and GCM instructions in place of
 * a method only after some thousand calls of it: with slices of 64 KiB that takes 100 MB, at 80
 * MB/s all the while; with 1 KiB it takes 1 MB, and then goes at gigabytes a second.
 */
final class Slices {
  private static final int BYTES = 1024;

  private Slices() {}

  /** Like {@link Cipher#update(byte[], int, int, byte[])} of the first {@code length} bytes. */
  static int update(Cipher cipher, byte[] in, int length, byte[] out) throws ShortBufferException {
    int written = 0;
    for (int at = 0; at < length; at += BYTES) {
      written += cipher.update(in, at, Math.min(BYTES, length - at), out, written);
    }
    return written;
  }
}
