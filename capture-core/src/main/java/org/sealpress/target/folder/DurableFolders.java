package org.sealpress.target.folder;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.sealpress.target.TargetFault;

/**
 * The folders on the way to a file. A folder that is found may have been made by a process that
 * crashed before it could fsync: so each is made durable once per target, whoever made it.
 */
final class DurableFolders {
  private final Place place;
  private final Set<Path> durable = new HashSet<>();

  DurableFolders(Place place) {
    this.place = place;
  }

  /** Makes the folder, which is under the root, and those on the way to it. */
  void prepare(Path folder) throws IOException, TargetFault {
    Path at = place.root();
    enter(at);
    for (Path segment : place.root().relativize(folder)) {
      if (segment.toString().isEmpty()) {
        continue;
      }
      place.checkDevice(at);
      Path child = at.resolve(segment);
      boolean made = make(child);
      try {
        place.checkDevice(child);
      } catch (TargetFault elsewhere) {
        if (made) {
          Files.deleteIfExists(child); // Unmounted in between, it is on the disk below.
        }
        throw elsewhere;
      }
      if (made || !durable.contains(child)) {
        sync(at);
      }
      enter(child);
      at = child;
    }
  }

  private static boolean make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return false;
    }
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    return true;
  }

  private void enter(Path folder) throws IOException {
    if (durable.add(folder)) {
      Temporary.sweep(folder);
    }
  }

  /** Makes the names in a folder durable. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }
}
