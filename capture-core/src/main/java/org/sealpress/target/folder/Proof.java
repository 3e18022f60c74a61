package org.sealpress.target.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.sealpress.durable.Sha256;

/** Says whether a file that was written is on its medium. */
interface Proof {
  /** Reads it as near to the medium as its file system allows. */
  Proof READ_BACK =
      (file, sha256) -> {
        try (InputStream in = DirectStream.open(file)) {
          return Sha256.of(in).equals(sha256);
        }
      };

  /**
   * Asks for one file, which is fsynced. May be called by several threads.
   *
   * @param sha256 what it must have, in hex
   * @throws IOException when it can't be read
   */
  boolean holds(Path file, String sha256) throws IOException;
}
