package org.sealpress.target.drive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/**
 * A drive in memory that may hold less than it says. Files lie one after the other, as on a fresh
 * file system. {@code CapacityCheckIT} finds the same on a real one.
 */
final class LyingMedium implements Medium {

  /** What becomes of what is written beyond the real end. */
  enum Lie {
    /** It is nowhere, and zeros are read. */
    DROPS,
    /** It is written over the beginning. */
    WRAPS
  }

  private record Extent(long from, long length) {}

  private final long said;
  private final byte[] real;
  private final Lie lie;
  private final boolean reserves;
  private final Map<String, Extent> files = new HashMap<>();
  private long end;
  private long written;

  LyingMedium(long said, long real, Lie lie, boolean reserves) {
    this.said = said;
    this.real = new byte[(int) real];
    this.lie = lie;
    this.reserves = reserves;
  }

  static LyingMedium honest(long size) {
    return new LyingMedium(size, size, Lie.DROPS, true);
  }

  /** How many bytes were ever written. */
  long written() {
    return written;
  }

  @Override
  public long free() {
    return said - end;
  }

  @Override
  public boolean reserve(String name, long bytes) throws TargetFault {
    if (!reserves) {
      return false;
    }
    take(name, bytes);
    return true;
  }

  private Extent take(String name, long bytes) throws TargetFault {
    if (bytes > free()) {
      throw new TargetFault(Kind.FULL, "full");
    }
    Extent extent = new Extent(end, bytes);
    files.put(name, extent);
    end += bytes;
    return extent;
  }

  @Override
  public void write(String name, Content content) throws TargetFault {
    Extent extent = take(name, content.size());
    try (InputStream in = content.open()) {
      byte[] bytes = in.readAllBytes();
      written += bytes.length;
      move(extent.from(), bytes, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void forget() {
    // Nothing is cached.
  }

  @Override
  public InputStream readBack(String name) {
    Extent extent = files.get(name);
    if (extent == null) {
      throw new IllegalStateException(name);
    }
    byte[] bytes = new byte[(int) extent.length()];
    move(extent.from(), bytes, false);
    return new ByteArrayInputStream(bytes);
  }

  /** Writes or reads; what lies nowhere is read as zeros. */
  private void move(long from, byte[] bytes, boolean write) {
    int done = 0;
    while (done < bytes.length) {
      long at = from + done;
      if (at >= real.length && lie == Lie.DROPS) {
        return;
      }
      int place = (int) (at % real.length);
      int count = Math.min(bytes.length - done, real.length - place);
      if (write) {
        System.arraycopy(bytes, done, real, place, count);
      } else {
        System.arraycopy(real, place, bytes, done, count);
      }
      done += count;
    }
  }

  @Override
  public void clear() {
    files.clear();
    end = 0;
  }
}
