package org.sealpress.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document in plain, as long as it is not sealed. */
public interface PlainSource {

  /** Its size in bytes. */
  long length() throws IOException;

  /** Its bytes from the start; the vault closes the stream. */
  InputStream open() throws IOException;

  /** A file. */
  static PlainSource of(Path file) {
    return new PlainSource() {
      @Override
      public long length() throws IOException {
        return Files.size(file);
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }
    };
  }
}
