package org.sealpress.pdf;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.sealpress.durable.Sha256;

/** Counts and hashes what is written through it, so that the hash can be continued several ways. */
final class ForkedDigest extends FilterOutputStream {
  private final MessageDigest digest = Sha256.digest();
  private long bytes;

  ForkedDigest(OutputStream out) {
    super(out);
  }

  long bytes() {
    return bytes;
  }

  /** SHA-256 of what was written so far and of some more. */
  byte[] followedBy(byte[]... more) {
    try {
      MessageDigest fork = (MessageDigest) digest.clone();
      for (byte[] each : more) {
        fork.update(each);
      }
      return fork.digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    out.write(from, offset, length);
    digest.update(from, offset, length);
    bytes += length;
  }
}
