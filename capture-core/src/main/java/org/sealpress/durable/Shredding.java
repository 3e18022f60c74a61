package org.sealpress.durable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/** Destroys small secrets on the disk. */
public final class Shredding {
  private static final int MOST = 4096;

  private Shredding() {}

  /**
   * Overwrites a file's bytes where they are, durably, before its name goes. Nothing is done when
   * it is gone.
   */
  public static void destroy(Path file, SecureRandom random) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[(int) Math.min(channel.size(), MOST)];
      random.nextBytes(noise);
      ByteBuffer left = ByteBuffer.wrap(noise);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(file);
  }
}
