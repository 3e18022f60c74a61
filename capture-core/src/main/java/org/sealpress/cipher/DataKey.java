package org.sealpress.cipher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * 256 bits that encrypt files. Safe for several threads; after {@link #close} it encrypts and
 * decrypts nothing more, what was begun goes on.
 */
public final class DataKey implements AutoCloseable {
  static final int BYTES = 32;
  private static final byte[] NO_SALT = new byte[BYTES];

  private final byte[] bytes;
  private boolean closed;

  /**
   * A key of these bytes.
   *
   * @param bytes the key's from now on
   */
  DataKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a key of " + bytes.length + " bytes");
    }
    this.bytes = bytes;
  }

  /** A new one. */
  public static DataKey random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new DataKey(bytes);
  }

  /** One that opens nothing. */
  public static DataKey destroyed() {
    DataKey none = new DataKey(new byte[BYTES]);
    none.close();
    return none;
  }

  /** The key of the file with this name, from which this key can't be found. */
  public DataKey of(String name) throws IOException {
    return new DataKey(derived("sealpress spool file 1 " + name));
  }

  synchronized byte[] derived(String info) throws IOException {
    return Hkdf.derive(bytes(), NO_SALT, info);
  }

  /** Not a copy. */
  synchronized byte[] bytes() throws IOException {
    if (closed) {
      throw new IOException("the key is destroyed");
    }
    return bytes;
  }

  /** Writes one file; the same key may write it again. Closing closes {@code out}. */
  public synchronized EncryptedOutput encrypting(OutputStream out, SecureRandom random)
      throws IOException {
    byte[] header = new byte[Records.HEADER];
    byte[] fresh = new byte[Records.HEADER];
    random.nextBytes(fresh);
    Records records = Records.begin(bytes(), fresh, header);
    out.write(header);
    return new EncryptedOutput(out, records);
  }

  /**
   * Reads one file; closing closes {@code in}.
   *
   * @throws Altered as soon as it is seen, also while reading
   */
  public synchronized InputStream decrypting(InputStream in) throws IOException {
    byte[] header = in.readNBytes(Records.HEADER);
    if (header.length < Records.HEADER) {
      throw new Altered("is cut off after byte " + header.length);
    }
    return new EncryptedInput(in, Records.of(bytes(), header));
  }

  /**
   * Opens one file to be read at any place; closing it closes {@code file}.
   *
   * @throws Altered when it does not begin as such a file does
   */
  public synchronized EncryptedFile opening(FileChannel file) throws IOException {
    byte[] header = new byte[Records.HEADER];
    EncryptedFile.fill(file, 0, ByteBuffer.wrap(header));
    return new EncryptedFile(file, Records.of(bytes(), header));
  }

  /** Bytes that come out of a whole encrypted file of this size. */
  public static long plainLength(long size) {
    return Records.plainLength(size);
  }

  /** Overwrites a secret. */
  static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public synchronized void close() {
    closed = true;
    wipe(bytes);
  }

  @Override
  public String toString() {
    return "***";
  }
}
