package org.sealpress.target.folder;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.sealpress.durable.DurableFiles;
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
      DurableFiles.giveName(temporary.path(), file);
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

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " has no folder");
    }
    return parent;
  }
}
