package org.sealpress.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.sealpress.cipher.DataKey;
import org.sealpress.cipher.EncryptedFile;
import org.sealpress.durable.NewFile;
import org.sealpress.gate.PdfBytes;
import org.sealpress.vault.PlainSource;

/** The files of a capture, which only its key opens, and each only under its own name. */
record LockedFiles(Path folder, DataKey key, SecureRandom random) {

  private Path file(String name) {
    return folder.resolve(name);
  }

  /** Begins a file that is whole or not there. */
  NewSide create(String name) throws IOException {
    try (DataKey own = key.of(name)) {
      NewFile file = NewFile.create(file(name));
      return closedOnFault(file, () -> new NewSide(file, own.encrypting(file, random)));
    }
  }

  /** Writes a file; what was there is replaced. */
  OutputStream write(String name) throws IOException {
    try (DataKey own = key.of(name)) {
      OutputStream out = Files.newOutputStream(file(name));
      return closedOnFault(out, () -> own.encrypting(out, random));
    }
  }

  /**
   * Reads a file.
   *
   * @throws org.sealpress.cipher.Altered when it is not as it was written, also while it is read
   */
  InputStream read(String name) throws IOException {
    try (DataKey own = key.of(name)) {
      InputStream in = Files.newInputStream(file(name));
      return closedOnFault(in, () -> own.decrypting(in));
    }
  }

  /**
   * The same, at any place.
   *
   * @throws org.sealpress.cipher.Altered likewise
   */
  PdfBytes pdf(String name) throws IOException {
    try (DataKey own = key.of(name)) {
      FileChannel channel = FileChannel.open(file(name));
      EncryptedFile opened = closedOnFault(channel, () -> own.opening(channel));
      return new PdfBytes() {
        @Override
        public long length() {
          return opened.length();
        }

        @Override
        public void read(long at, byte[] into, int length) throws IOException {
          opened.read(at, into, length);
        }

        @Override
        public void close() throws IOException {
          opened.close();
        }
      };
    }
  }

  private interface Begin<T> {
    T begin() throws IOException;
  }

  private static <T> T closedOnFault(Closeable file, Begin<T> begin) throws IOException {
    try {
      return begin.begin();
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** A file in plain, as it is read. */
  PlainSource source(String name) {
    return new PlainSource() {
      @Override
      public long length() throws IOException {
        return DataKey.plainLength(Files.size(file(name)));
      }

      @Override
      public InputStream open() throws IOException {
        return read(name);
      }
    };
  }
}
