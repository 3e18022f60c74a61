package org.sealpress.page;

import com.sun.jna.Memory;
import java.io.InputStream;

/** Reads native memory as a stream. */
final class MemoryStream extends InputStream {
  private final Memory memory;
  private long at;

  MemoryStream(Memory memory) {
    this.memory = memory;
  }

  @Override
  public int read() {
    return at < memory.size() ? memory.getByte(at++) & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int count = (int) Math.min(length, memory.size() - at);
    if (count <= 0) {
      return length == 0 ? 0 : -1;
    }
    memory.read(at, into, offset, count);
    at += count;
    return count;
  }
}
