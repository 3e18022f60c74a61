package org.sealpress.durable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what is read through it. Without mark and reset. */
public final class HashedInput extends FilterInputStream {
  private final MessageDigest digest = Sha256.digest();
  private long bytes;

  /** Reads from {@code in}. */
  public HashedInput(InputStream in) {
    super(in);
  }

  /** Bytes read so far. */
  public long bytes() {
    return bytes;
  }

  /** SHA-256 of what was read, in hex. To be asked once, at the end. */
  public String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) {
      digest.update((byte) b);
      bytes++;
    }
    return b;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = in.read(into, from, length);
    if (n > 0) {
      digest.update(into, from, n);
      bytes += n;
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] passed = new byte[(int) Math.max(0, Math.min(n, 8192))];
    return Math.max(0, read(passed, 0, passed.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
