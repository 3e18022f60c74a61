package org.sealpress.target.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.sealpress.target.TargetFault;

/**
 * Contents that were just fetched from the remote, in a scratch repository that has nothing else.
 * What is stored under git's hash of it has that hash.
 */
final class Fetched implements AutoCloseable {
  /** A way to one content. */
  interface Source {
    /** Its bytes. */
    InputStream open(String name, String hash) throws TargetFault, IOException;
  }

  private final Scratch scratch;
  private final Source source;

  Fetched(Scratch scratch, Source source) {
    this.scratch = scratch;
    this.source = source;
  }

  /** The content of a file; to be read before this is closed. */
  InputStream open(String name, String hash) throws TargetFault, IOException {
    return source.open(name, hash);
  }

  /** The content of a file; closes all with it. */
  InputStream openAlone(String name, String hash) throws TargetFault, IOException {
    return new FilterInputStream(open(name, hash)) {
      @Override
      public void close() throws IOException {
        try (scratch) {
          super.close();
        }
      }
    };
  }

  @Override
  public void close() {
    scratch.close();
  }
}
