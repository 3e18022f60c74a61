package org.sealpress.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.sealpress.cipher.Altered;
import org.sealpress.durable.Sha256;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.worker.PageSource;

/**
 * The samples of a side. Its last bytes are given only when all of them are those that came from
 * the scanner, so that a side that the disk has altered is never taken for a page.
 */
final class SideStream extends InputStream {
  private final InputStream in;
  private final SideStored side;
  private final MessageDigest digest = Sha256.digest();
  private long left;

  private SideStream(InputStream in, SideStored side) {
    this.in = in;
    this.side = side;
    this.left = side.bytes();
  }

  /**
   * Opens a side.
   *
   * @throws SideDamaged when it is gone; reading throws it when the side is not as it was
   */
  static SideStream open(PageSource.Opener file, SideStored side) throws IOException {
    try {
      return new SideStream(file.open(), side);
    } catch (NoSuchFileException e) {
      throw new SideDamaged("its file is gone");
    } catch (Altered e) {
      throw damaged(e);
    }
  }

  private static SideDamaged damaged(Altered e) {
    return new SideDamaged("its file " + e.getMessage());
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
    if (left == 0) {
      return -1;
    }
    int n = next(into, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new SideDamaged("the last " + left + " bytes of its file are missing");
    }
    digest.update(into, offset, n);
    left -= n;
    if (left == 0) {
      String sha256 = HexFormat.of().formatHex(digest.digest());
      if (!sha256.equals(side.sha256())) {
        throw new SideDamaged(
            "the SHA-256 of its file is " + sha256 + ", expected " + side.sha256());
      }
    }
    return n;
  }

  private int next(byte[] into, int offset, int length) throws IOException {
    try {
      return in.read(into, offset, length);
    } catch (Altered e) {
      throw damaged(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
