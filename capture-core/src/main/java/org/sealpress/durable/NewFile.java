package org.sealpress.durable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A file in the making. Bytes written here are in a temporary file beside the destination; {@link
 * #commit} fsyncs them and gives them their name. Closing without a commit removes them. Buffered;
 * for one thread.
 */
public final class NewFile extends OutputStream {
  private static final int BUFFER = 64 * 1024;
  private static final SecureRandom NAMES = new SecureRandom();

  private final Path destination;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean committed;

  private NewFile(Path destination, Path temporary, FileChannel channel) {
    this.destination = destination;
    this.temporary = temporary;
    this.channel = channel;
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  /**
   * Starts a file. Its directory must be there.
   *
   * @param attributes for example the permissions; the file has them from its first moment
   * @throws FileAlreadyExistsException when the name is taken
   */
  public static NewFile create(Path destination, FileAttribute<?>... attributes)
      throws IOException {
    if (Files.exists(destination, LinkOption.NOFOLLOW_LINKS)) {
      throw DurableFiles.taken(destination);
    }
    byte[] name = new byte[8];
    NAMES.nextBytes(name);
    Path temporary =
        DurableFiles.parentOf(destination).resolve("." + HexFormat.of().formatHex(name) + ".part");
    try {
      FileChannel channel =
          FileChannel.open(
              temporary,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              attributes);
      return new NewFile(destination, temporary, channel);
    } catch (IOException e) {
      throw WriteFaults.of(destination, e);
    }
  }

  /** Where the bytes are until they have their name. */
  public Path temporary() {
    return temporary;
  }

  @Override
  public void write(int b) throws IOException {
    try {
      out.write(b);
    } catch (IOException e) {
      throw WriteFaults.of(destination, e);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw WriteFaults.of(destination, e);
    }
  }

  /**
   * Makes the file durable under its name. When this throws, the name was not given.
   *
   * @throws FileAlreadyExistsException when the name was taken meanwhile; what is there stays
   */
  public void commit() throws IOException {
    boolean named = false;
    try {
      out.flush();
      channel.force(true);
      channel.close();
      DurableFiles.giveName(temporary, destination);
      named = true;
      DurableFiles.syncDirectory(DurableFiles.parentOf(destination));
      committed = true;
    } catch (IOException e) {
      if (named) {
        Files.deleteIfExists(destination);
      }
      throw WriteFaults.of(destination, e);
    }
  }

  /** Removes what was written unless it was committed. */
  @Override
  public void close() throws IOException {
    if (committed) {
      return;
    }
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
