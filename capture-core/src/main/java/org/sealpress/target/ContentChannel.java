package org.sealpress.target;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;

/**
 * A {@link ContentStream} for kinds that write through a channel: what lies in a file comes without
 * a way through the heap. Its failures are those of the stream.
 */
public final class ContentChannel implements ReadableByteChannel {
  private final ReadableByteChannel in;
  private final long size;
  private long count;

  private ContentChannel(ReadableByteChannel in, long size) {
    this.in = in;
    this.size = size;
  }

  /** Opens a content. */
  public static ContentChannel of(Content content) throws ContentStream.Unreadable {
    try {
      return new ContentChannel(content.channel(), content.size());
    } catch (IOException e) {
      throw new ContentStream.Unreadable(e);
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int read;
    try {
      read = in.read(into);
    } catch (ClosedByInterruptException e) {
      throw e; // the content is not to blame
    } catch (IOException e) {
      throw new ContentStream.Unreadable(e);
    }
    count += Math.max(0, read);
    ContentStream.check(size, count, read < 0);
    return read;
  }

  @Override
  public boolean isOpen() {
    return in.isOpen();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
