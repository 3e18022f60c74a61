package org.sealpress.target.folder;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Objects;
import org.sealpress.durable.DurableFiles;
import org.sealpress.target.Content;
import org.sealpress.target.ContentChannel;
import org.sealpress.target.TargetFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes files that survive a power cut once they are there, and are there whole or not at all. */
final class DurablePut {
  private static final Logger LOG = LoggerFactory.getLogger(DurablePut.class);

  private final Place place;
  private final DurableFolders folders;

  DurablePut(Place place, DurableFolders folders) {
    this.place = place;
    this.folders = folders;
  }

  /**
   * Writes a new file, which is on the disk before it has its name.
   *
   * @throws FileAlreadyExistsException when the name is taken
   */
  void write(Path file, Content content) throws IOException, TargetFault {
    folders.prepare(parent(file));
    Temporary temporary = Temporary.in(parent(file));
    try {
      fill(place, temporary, content);
      DurableFiles.giveName(temporary.path(), file);
      DurableFolders.sync(parent(file));
    } finally {
      close(temporary);
    }
  }

  /** Writes a content into an empty file and fsyncs it. */
  static void fill(Place place, Temporary temporary, Content content)
      throws IOException, TargetFault {
    // An unmount since the check would have put the file on the disk under the mount point.
    place.checkDevice(temporary.path());
    try (ContentChannel in = ContentChannel.of(content);
        AlignedMemory memory = AlignedMemory.take()) {
      ByteBuffer chunk = Objects.requireNonNull(memory.buffer());
      for (boolean more = true; more; ) {
        chunk.clear();
        while (more && chunk.hasRemaining()) { // a stream gives little at a time
          more = in.read(chunk) >= 0;
        }
        chunk.flip();
        while (chunk.hasRemaining()) {
          temporary.channel().write(chunk);
        }
      }
    }
    temporary.channel().force(true);
  }

  /** Ends with a temporary file; one that can't be removed is left to the next visit. */
  static void close(Temporary temporary) {
    try {
      temporary.close();
    } catch (IOException e) {
      LOG.debug("{} is left: {}", temporary.path(), e.getMessage());
    }
  }

  /**
   * Removes a file with nothing in it, which a medium leaves that was torn out while it was written
   * to.
   */
  static void removeEmpty(Path file) throws IOException {
    DurableFiles.delete(file);
  }

  /** Makes sure of a file that is there: whoever wrote it may have crashed before its fsync. */
  void confirm(Path file) throws IOException, TargetFault {
    folders.prepare(parent(file));
    try (FileChannel channel = FileChannel.open(file, READ)) {
      channel.force(true);
    }
    DurableFolders.sync(parent(file));
  }

  /** The folder that a file is in. */
  static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " has no folder");
    }
    return parent;
  }
}
