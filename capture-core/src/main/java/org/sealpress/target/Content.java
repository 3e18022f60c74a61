package org.sealpress.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes that can be read again and again, for instance when a copy is tried a second time. */
public interface Content {

  /** How many bytes {@link #open} gives. */
  long size();

  /** Opens the bytes from the start; the caller closes. */
  InputStream open() throws IOException;

  /** The same as {@link #open}, for who needs no stream; the caller closes. */
  default ReadableByteChannel channel() throws IOException {
    return Channels.newChannel(open());
  }

  /**
   * The file that holds exactly these bytes, for kinds that can copy a file better than a stream.
   */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** The bytes of a file, which must not change any more. */
  static Content of(Path file) throws IOException {
    long size = Files.size(file);
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public ReadableByteChannel channel() throws IOException {
        return FileChannel.open(file);
      }

      @Override
      public Optional<Path> file() {
        return Optional.of(file);
      }
    };
  }

  /** The given bytes. */
  static Content of(byte[] bytes) {
    byte[] copy = bytes.clone();
    return new Content() {
      @Override
      public long size() {
        return copy.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(copy);
      }
    };
  }
}
