package org.sealpress.cipher;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * An encrypted file that is read at any place, a record at a time. Which record is the last one is
 * told by the file's size, and held against what was encrypted. For one thread.
 */
public final class EncryptedFile implements Closeable {
  private static final int WHOLE = Records.RECORD + Gcm.TAG;

  private final FileChannel file;
  private final Records records;
  private final long size;
  private final byte[] sealed = new byte[WHOLE];
  private final byte[] plain = new byte[Records.RECORD];
  private long number = -1;
  private int have;

  EncryptedFile(FileChannel file, Records records) throws IOException {
    this.file = file;
    this.records = records;
    this.size = file.size();
  }

  /** Bytes that can be read. */
  public long length() {
    return Records.plainLength(size);
  }

  /**
   * Reads.
   *
   * @param length how many bytes; so many are there
   * @throws Altered when a record that is needed is not as it was written
   */
  public void read(long at, byte[] into, int length) throws IOException {
    int done = 0;
    while (done < length) {
      turnTo((at + done) / Records.RECORD);
      int start = (int) ((at + done) % Records.RECORD);
      int n = Math.min(length - done, have - start);
      if (n <= 0) {
        throw new EOFException("byte " + (at + done) + " of " + length());
      }
      System.arraycopy(plain, start, into, done, n);
      done += n;
    }
  }

  private void turnTo(long record) throws IOException {
    if (record == number) {
      return;
    }
    long from = Records.HEADER + record * WHOLE;
    if (from >= size) {
      throw new EOFException("byte " + record * Records.RECORD + " of " + length());
    }
    int length = (int) Math.min(WHOLE, size - from);
    number = -1;
    fill(file, from, ByteBuffer.wrap(sealed, 0, length));
    have = records.decrypt(record, sealed, length, from + length == size, plain);
    number = record;
  }

  static void fill(FileChannel file, long from, ByteBuffer buffer) throws IOException {
    long at = from;
    while (buffer.hasRemaining()) {
      int n = file.read(buffer, at);
      if (n < 0) {
        throw new Altered("is cut off after byte " + at);
      }
      at += n;
    }
  }

  @Override
  public void close() throws IOException {
    DataKey.wipe(plain);
    file.close();
  }
}
