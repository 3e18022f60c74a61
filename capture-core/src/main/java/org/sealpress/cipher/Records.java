package org.sealpress.cipher;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.AEADBadTagException;

/**
 * The records of one file. In it:
 *
 * <pre>
 * "SPE1"             4 bytes
 * salt              16 bytes, random; HKDF of it and the file's key is the key of the records
 * nonce prefix       7 bytes, random
 * records           65536 bytes each, the last one shorter or as long, each with a tag of 16 bytes
 * </pre>
 *
 * The nonce of a record is the prefix, its number from 0 in 4 bytes, and 1 for the last one, else
 * 0. A file has at least one record, which is empty when the file is; no other record is.
 */
final class Records {
  static final int RECORD = 64 * 1024;
  static final int HEADER = 4 + 16 + 7;
  private static final byte[] MAGIC = "SPE1".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 16;
  private static final int PREFIX = 7;
  private static final long MOST = 1L << 32;

  private final Gcm gcm;
  private final byte[] prefix = new byte[PREFIX];
  private long number;

  private Records(byte[] key, byte[] header) {
    byte[] salt = new byte[SALT];
    ByteBuffer.wrap(header).position(MAGIC.length).get(salt).get(prefix);
    byte[] own = Hkdf.derive(key, salt, "sealpress spool records 1");
    gcm = new Gcm(own, new byte[0]);
    DataKey.wipe(own);
  }

  /**
   * The records of a new file.
   *
   * @param header takes what the file begins with
   */
  static Records begin(byte[] key, byte[] random, byte[] header) {
    ByteBuffer.wrap(header).put(MAGIC).put(random, 0, SALT + PREFIX);
    return new Records(key, header);
  }

  /** The records of a file that begins like this. */
  static Records of(byte[] key, byte[] header) throws Altered {
    if (!ByteBuffer.wrap(header, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new Altered("does not begin as a file of the spool does");
    }
    return new Records(key, header);
  }

  /** Plain bytes in a file of this size; a size that no file has gives a number all the same. */
  static long plainLength(long size) {
    long records = size - HEADER;
    long whole = RECORD + Gcm.TAG;
    return records - (records + whole - 1) / whole * Gcm.TAG;
  }

  int encrypt(byte[] plain, int length, boolean last, byte[] to) {
    return gcm.encrypt(nonce(number++, last), plain, length, to);
  }

  /** The next one. */
  int decrypt(byte[] record, int length, boolean last, byte[] to) throws Altered {
    return decrypt(number++, record, length, last, to);
  }

  /** The one of that number, in any order. */
  int decrypt(long which, byte[] record, int length, boolean last, byte[] to) throws Altered {
    long at = HEADER + which * (RECORD + Gcm.TAG);
    if (length < Gcm.TAG || (length == Gcm.TAG && which > 0)) {
      throw new Altered("is cut off after byte " + at);
    }
    try {
      return gcm.decrypt(nonce(which, last), record, length, to);
    } catch (AEADBadTagException e) {
      throw new Altered("was altered or cut off after byte " + at);
    }
  }

  private byte[] nonce(long which, boolean last) {
    if (which >= MOST) {
      throw new IllegalStateException("a file of more than " + MOST + " records");
    }
    ByteBuffer nonce = ByteBuffer.allocate(Gcm.NONCE).put(prefix).putInt((int) which);
    return nonce.put((byte) (last ? 1 : 0)).array();
  }
}
