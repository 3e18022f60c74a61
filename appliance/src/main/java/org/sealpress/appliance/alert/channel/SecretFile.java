package org.sealpress.appliance.alert.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.sealpress.appliance.alert.ChannelFault;

/** A file with one line that is a secret. Read each time, so that it can be changed at any time. */
final class SecretFile {
  private static final int LONGEST = 4096;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private SecretFile() {}

  /**
   * The line.
   *
   * @param what it should be, for the message
   * @throws ChannelFault when it can't be read, or others may read it; says nothing of what is in
   *     it
   */
  static String read(Path file, String what) throws ChannelFault {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw new ChannelFault(file + " may be read by others: chmod 600 " + file);
      }
      try (InputStream in = Files.newInputStream(file)) {
        String line = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        if (!line.isEmpty() && line.chars().noneMatch(Character::isISOControl)) {
          return line;
        }
      }
    } catch (NoSuchFileException e) {
      throw new ChannelFault(
          file + " does not exist: write " + what + " into it, in one line, and chmod 600 it", e);
    } catch (AccessDeniedException e) {
      throw new ChannelFault(
          file + " can't be read by this user: give it to the user that the daemon runs as", e);
    } catch (IOException e) {
      throw new ChannelFault(
          file + " can't be read (" + e.getMessage() + "): see whether it is a file", e);
    }
    throw new ChannelFault(file + " holds no secret: expected one line, " + what);
  }
}
