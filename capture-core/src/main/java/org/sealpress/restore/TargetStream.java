package org.sealpress.restore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes from a target; its failures are told from those of the disk it is written to. */
final class TargetStream extends FilterInputStream {

  private static final Logger LOG = LoggerFactory.getLogger(TargetStream.class);

  /** The target's bytes can't be read. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(IOException cause) {
      super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
  }

  TargetStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return in.read(into, offset, length);
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  /** All that matters was read by then, and is judged by its hash. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      LOG.debug("not closed in order: {}", e.getMessage());
    }
  }
}
