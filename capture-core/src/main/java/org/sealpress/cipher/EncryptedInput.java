package org.sealpress.cipher;

import java.io.IOException;
import java.io.InputStream;

/** Reads an encrypted file, in two buffers of a record. For one thread. */
final class EncryptedInput extends InputStream {
  private static final int WHOLE = Records.RECORD + Gcm.TAG;

  private final InputStream in;
  private final Records records;
  private final byte[] sealed = new byte[WHOLE + 1];
  private final byte[] plain = new byte[Records.RECORD];
  private int ahead;
  private int at;
  private int end;
  private boolean last;

  EncryptedInput(InputStream in, Records records) {
    this.in = in;
    this.records = records;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == end && (last || next() == 0)) {
      return -1;
    }
    int n = Math.min(length, end - at);
    System.arraycopy(plain, at, into, offset, n);
    at += n;
    return n;
  }

  /** The next record. Whether it is the last one is told by the byte behind it. */
  private int next() throws IOException {
    int have = ahead + in.readNBytes(sealed, ahead, sealed.length - ahead);
    boolean more = have == sealed.length;
    at = 0;
    end = 0; // what was given before is not given again after a fault
    end = records.decrypt(sealed, more ? WHOLE : have, !more, plain);
    last = !more;
    sealed[0] = sealed[WHOLE];
    ahead = 1;
    return end;
  }

  @Override
  public void close() throws IOException {
    DataKey.wipe(plain);
    in.close();
  }
}
