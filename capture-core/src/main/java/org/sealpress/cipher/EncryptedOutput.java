package org.sealpress.cipher;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes an encrypted file, in two buffers of a record. Only {@link #finish} makes it whole, which
 * {@link #close} does, too, unless writing has failed. For one thread.
 */
public final class EncryptedOutput extends OutputStream {
  private final OutputStream out;
  private final Records records;
  private final byte[] plain = new byte[Records.RECORD];
  private final byte[] sealed = new byte[Records.RECORD + Gcm.TAG];
  private int filled;
  private boolean done;

  EncryptedOutput(OutputStream out, Records records) {
    this.out = out;
    this.records = records;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (done) {
      throw new IOException("this file is finished");
    }
    int at = offset;
    int left = length;
    while (left > 0) {
      if (filled == plain.length) { // more comes: it is not the last one
        put(false);
      }
      int n = Math.min(left, plain.length - filled);
      System.arraycopy(from, at, plain, filled, n);
      filled += n;
      at += n;
      left -= n;
    }
  }

  private void put(boolean last) throws IOException {
    int n = records.encrypt(plain, filled, last, sealed);
    done = true; // a record that was not written whole can't be written again
    out.write(sealed, 0, n);
    done = last;
    filled = 0;
  }

  /** Writes the last record; the stream behind stays open. Nothing can be written after that. */
  public void finish() throws IOException {
    if (!done) {
      put(true);
      DataKey.wipe(plain);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      finish();
    }
  }
}
