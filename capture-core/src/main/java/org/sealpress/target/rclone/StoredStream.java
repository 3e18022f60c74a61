package org.sealpress.target.rclone;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.sealpress.target.TargetFault;
import org.sealpress.tool.ToolExit;

/** What a remote has under a name: ends well only after as many bytes as it said it has. */
final class StoredStream extends FilterInputStream {
  private final String doing;
  private final long size;
  private final RcloneFaults faults;
  private long count;

  StoredStream(InputStream in, String doing, long size, RcloneFaults faults) {
    super(in);
    this.doing = doing;
    this.size = size;
    this.faults = faults;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = in.read(bytes, offset, length);
    } catch (ToolExit e) {
      TargetFault fault = faults.of(doing, e.result());
      throw new IOException(fault.getMessage(), fault);
    }
    count += Math.max(0, read);
    if (count > size || (read < 0 && count < size)) {
      throw new IOException(
          "%s: %s failed: expected %d bytes, got %d%s"
              .formatted(faults.title(), doing, size, count, count > size ? " or more" : ""));
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(Math.max(0, bytes), 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
