package org.sealpress.worker;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The parent's own file failed, not the worker's pipe: another worker would not help. */
final class OwnSideFailed extends IOException {
  private static final long serialVersionUID = 1L;

  OwnSideFailed(String what, IOException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }

  /** Tells a source that fails from a pipe that does. */
  static final class Reading extends FilterInputStream {
    Reading(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return super.read(into, offset, length);
      } catch (IOException e) {
        throw new OwnSideFailed("the page can't be read back", e);
      }
    }
  }

  /** Tells a sink that fails from a pipe that does. */
  static final class Writing extends FilterOutputStream {
    Writing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      try {
        out.write(from, offset, length);
      } catch (IOException e) {
        throw new OwnSideFailed("the page's image can't be stored", e);
      }
    }
  }
}
