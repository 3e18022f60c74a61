package org.sealpress.durable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what is written through it. */
public final class HashedOutput extends FilterOutputStream {
  private final MessageDigest digest = Sha256.digest();
  private long bytes;

  /** Writes to {@code out}. */
  public HashedOutput(OutputStream out) {
    super(out);
  }

  /** Bytes written so far. */
  public long bytes() {
    return bytes;
  }

  /** SHA-256 of what was written, in hex. To be asked once, at the end. */
  public String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    digest.update((byte) b);
    bytes++;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    out.write(from, offset, length);
    digest.update(from, offset, length);
    bytes += length;
  }
}
