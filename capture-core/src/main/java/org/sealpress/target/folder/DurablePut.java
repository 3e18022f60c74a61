package org.sealpress.target.folder;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;
import org.sealpress.target.TargetFault;

/** Writes files that survive a power cut once they are there, and are there whole or not at all. */
final class DurablePut {
  private final Place place;
  private final DurableFolders folders;

  DurablePut(Place place) {
    this.place = place;
    folders = new DurableFolders(place);
  }

  /**
   * Writes a new file.
   *
   * @throws FileAlreadyExistsException when the name is taken
   */
  void write(Path file, Content content) throws IOException, TargetFault {
    Path folder = parent(file);
    folders.prepare(folder);
    try (InputStream in = ContentStream.of(content);
        Temporary temporary = Temporary.in(folder)) {
      // An unmount since the check would have put the file on the disk under the mount point.
      place.checkDevice(temporary.path());
      OutputStream out = Channels.newOutputStream(temporary.channel());
      in.transferTo(out);
      temporary.channel().force(true);
      name(temporary.path(), file);
      DurableFolders.sync(folder);
    }
  }

  /** Makes sure of a file that is there: whoever wrote it may have crashed before its fsync. */
  void confirm(Path file) throws IOException, TargetFault {
    folders.prepare(parent(file));
    try (FileChannel channel = FileChannel.open(file, READ)) {
      channel.force(true);
    }
    DurableFolders.sync(parent(file));
  }

  /** Gives a temporary file its name, which must be new. */
  private static void name(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
      Files.delete(temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // No hard links here (exFAT, FAT, some shares): rename would overwrite, so look first. That
      // is no lock against another writer; a target has one.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " has no folder");
    }
    return parent;
  }
}
