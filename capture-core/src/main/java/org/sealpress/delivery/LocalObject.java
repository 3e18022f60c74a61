package org.sealpress.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sealpress.durable.HashedInput;
import org.sealpress.durable.Sha256;
import org.sealpress.target.Content;
import org.sealpress.vault.DocumentVersion;

/**
 * An object on the box as what is to be stored. It is hashed as it is read, once; if it turns out
 * to be damaged, its stream fails at the end, so that it never gets its name on a target. {@link
 * #unchecked} is for targets that prove it themselves.
 */
final class LocalObject implements Content {
  private final Path file;
  private final DocumentVersion version;
  private final BooleanSupplier torn;
  private final long size;

  /**
   * An object.
   *
   * @param torn whether reading any further is in vain
   */
  LocalObject(Path file, DocumentVersion version, BooleanSupplier torn) throws IOException {
    this.file = file;
    this.version = version;
    this.torn = torn;
    size = Files.size(file);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    return new Checked(Files.newInputStream(file));
  }

  /** Its bytes as they are, damaged or not, for who compares the hash of what was stored. */
  Content unchecked() {
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() throws IOException {
        return new Watched(Files.newInputStream(file));
      }

      @Override
      public ReadableByteChannel channel() throws IOException {
        return new WatchedChannel(FileChannel.open(file));
      }

      @Override
      public Optional<Path> file() {
        return Optional.of(file);
      }
    };
  }

  /** Empty when it is damaged: then it is not the file that holds these bytes. */
  @Override
  public Optional<Path> file() {
    try {
      return damage(Sha256.of(file)).isEmpty() ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with it; reads all of it. */
  Optional<String> damage() throws IOException {
    return damage(Sha256.of(file));
  }

  private Optional<String> damage(String sha256) {
    return sha256.equals(version.sha256())
        ? Optional.empty()
        : Optional.of(
            "is damaged on this box (SHA-256 %s, expected %s)".formatted(sha256, version.sha256()));
  }

  /** Ends with a fault as soon as reading any further is in vain. */
  private final class Watched extends FilterInputStream {
    Watched(InputStream file) {
      super(file);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      watch();
      return in.read(into, offset, length);
    }
  }

  private void watch() throws IOException {
    if (torn.getAsBoolean()) {
      throw new IOException("the medium was torn out");
    }
  }

  /** The same without a way through the heap. */
  private final class WatchedChannel implements ReadableByteChannel {
    private final FileChannel in;

    WatchedChannel(FileChannel in) {
      this.in = in;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      watch();
      return in.read(into);
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

  private final class Checked extends InputStream {
    private final HashedInput in;
    private boolean ended;

    Checked(InputStream file) {
      in = new HashedInput(new Watched(file));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, length);
      if (count < 0 && !ended) {
        ended = true;
        Optional<String> damage = damage(in.sha256());
        if (damage.isPresent()) {
          throw new IOException(version.object() + " " + damage.get());
        }
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
