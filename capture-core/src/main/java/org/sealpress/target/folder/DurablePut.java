package org.sealpress.target.folder;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sealpress.durable.DurableFiles;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;
import org.sealpress.target.TargetFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes files that survive a power cut once they are there, and are there whole or not at all. */
final class DurablePut {
  private static final Logger LOG = LoggerFactory.getLogger(DurablePut.class);
  private static final int CHUNK = 128 * 1024;

  private final Place place;
  private final DurableFolders folders;

  DurablePut(Place place) {
    this.place = place;
    folders = new DurableFolders(place);
  }

  /**
   * Writes new files, all of which are on the disk before the first has its name.
   *
   * @throws FileAlreadyExistsException when a name is taken
   */
  void write(Map<Path, Content> contents) throws IOException, TargetFault {
    Map<Path, Temporary> written = new LinkedHashMap<>();
    Set<Path> parents = new LinkedHashSet<>();
    try {
      for (Map.Entry<Path, Content> each : contents.entrySet()) {
        Path folder = parent(each.getKey());
        if (parents.add(folder)) {
          folders.prepare(folder);
        }
        Temporary temporary = Temporary.in(folder);
        written.put(each.getKey(), temporary);
        fill(temporary, each.getValue());
      }
      Barrier.pass(place.root(), written.values().stream().map(Temporary::channel).toList());
      for (Map.Entry<Path, Temporary> each : written.entrySet()) {
        DurableFiles.giveName(each.getValue().path(), each.getKey());
      }
      for (Path folder : parents) {
        DurableFolders.sync(folder);
      }
    } finally {
      close(written.values());
    }
  }

  private void fill(Temporary temporary, Content content) throws IOException, TargetFault {
    // An unmount since the check would have put the file on the disk under the mount point.
    place.checkDevice(temporary.path());
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = ContentStream.of(content)) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        ByteBuffer rest = ByteBuffer.wrap(chunk, 0, count);
        while (rest.hasRemaining()) {
          temporary.channel().write(rest);
        }
      }
    }
  }

  private static void close(Collection<Temporary> all) {
    for (Temporary each : all) {
      try {
        each.close();
      } catch (IOException e) {
        LOG.debug("{} is left: {}", each.path(), e.getMessage()); // the next visit removes it
      }
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

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " has no folder");
    }
    return parent;
  }
}
