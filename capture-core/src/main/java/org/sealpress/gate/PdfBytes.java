package org.sealpress.gate;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A PDF that can be read at any place. For one thread. */
public interface PdfBytes extends Closeable {

  /** Its size. */
  long length() throws IOException;

  /**
   * Reads. Cheapest for 64 KiB at multiples of that.
   *
   * @param at from which byte
   * @param length how many; so many are there
   */
  void read(long at, byte[] into, int length) throws IOException;

  /** One in memory. */
  static PdfBytes of(byte[] pdf) {
    return new PdfBytes() {
      @Override
      public long length() {
        return pdf.length;
      }

      @Override
      public void read(long at, byte[] into, int length) {
        System.arraycopy(pdf, (int) at, into, 0, length);
      }

      @Override
      public void close() {}
    };
  }

  /** One in a file, to be closed by whoever opened it. */
  static PdfBytes of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new PdfBytes() {
      @Override
      public long length() throws IOException {
        return channel.size();
      }

      @Override
      public void read(long at, byte[] into, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, at + buffer.position()) < 0) {
            throw new EOFException(file + " has become shorter");
          }
        }
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
