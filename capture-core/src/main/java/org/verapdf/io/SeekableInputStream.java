package org.verapdf.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.verapdf.as.io.ASInputStream;
import org.verapdf.as.io.ASMemoryInStream;
import org.verapdf.parser.BaseParserInputStream;

/**
 * Stands in for veraPDF's class of this name, which the jar leaves out. With veraPDF's own,
 * whatever is decoded of a document and has more than 10 kB (object streams, fonts) lies in a
 * temporary file for a while, in plain; there is no setting for that. Here it stays in memory, and
 * what has more than {@link #MOST} bytes is refused. All else is as veraPDF expects it, so that its
 * other classes find their methods; like them this file may be used under the Mozilla Public
 * License 2.0.
 *
 * <p>{@code org.sealpress.gate} checks before its first document that it has this class.
 */
public abstract class SeekableInputStream extends ASInputStream implements BaseParserInputStream {
  /**
   * Bytes of one decoded stream; of 200 objects, the most that PDFBox puts in one, it has 60 kB.
   */
  public static final int MOST = 16 << 20;

  /** Goes to a byte. */
  public abstract void seek(long offset) throws IOException;

  /** The next byte's number. */
  public abstract long getOffset() throws IOException;

  /** The same in the whole of which this stream is a part. */
  public abstract long getCurrentOffset();

  /** How many bytes there are. */
  public abstract long getStreamLength() throws IOException;

  @Override
  public abstract int peek() throws IOException;

  /** A part of this stream, which can be read and closed independently. */
  public abstract ASInputStream getStream(long startOffset, long length) throws IOException;

  /** The same. */
  public abstract SeekableInputStream getSeekableStream(long startOffset, long length)
      throws IOException;

  @Override
  public void incrementResourceUsers() {
    resourceUsers.increment();
  }

  @Override
  public void decrementResourceUsers() {
    resourceUsers.decrement();
  }

  @Override
  public boolean isEOF() throws IOException {
    return getOffset() == getStreamLength();
  }

  @Override
  public void unread() throws IOException {
    seek(getOffset() - 1);
  }

  @Override
  public void unread(int count) throws IOException {
    seek(getOffset() - count);
  }

  /** Goes on by some bytes. */
  public void seekFromCurrentPosition(long pos) throws IOException {
    seek(getOffset() + pos);
  }

  /** Goes to a byte that is so far from the end. */
  public void seekFromEnd(long pos) throws IOException {
    seek(getStreamLength() - pos);
  }

  @Override
  public byte readByte() throws IOException {
    int next = read();
    if (next < 0) {
      throw new EOFException("End of file is reached");
    }
    return (byte) next;
  }

  /** The rest of a stream, which is read or handed over. */
  public static SeekableInputStream getSeekableStream(InputStream stream) throws IOException {
    if (stream instanceof SeekableInputStream whole) {
      long offset = whole.getOffset();
      SeekableInputStream rest = whole.getSeekableStream(offset, whole.getStreamLength() - offset);
      whole.seekFromEnd(0);
      return rest;
    }
    return getSeekableStream(stream, null);
  }

  /**
   * The same of a stream that is read.
   *
   * @param maxStreamSize null for no other limit than {@link #MOST}
   */
  public static SeekableInputStream getSeekableStream(InputStream stream, Integer maxStreamSize)
      throws IOException {
    int most = maxStreamSize == null ? MOST : Math.min(MOST, maxStreamSize);
    byte[] content = stream.readNBytes(most + 1);
    if (content.length > most) {
      throw new IOException("a part of the document has more than " + most + " bytes");
    }
    return new ASMemoryInStream(content, content.length, false);
  }
}
