package org.sealpress.target.folder;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.DurableFiles;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;
import org.sealpress.target.SideBySide;
import org.sealpress.target.TargetFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes files that survive a power cut once they are there, and are there whole or not at all. */
final class DurablePut {
  private static final Logger LOG = LoggerFactory.getLogger(DurablePut.class);
  private static final int CHUNK = 128 * 1024;

  /** So many files are written at once: while one waits for the medium, another is read. */
  private static final int AT_A_TIME = 8;

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
    Set<Path> parents = new LinkedHashSet<>();
    for (Path file : contents.keySet()) {
      if (parents.add(parent(file))) {
        folders.prepare(parent(file));
      }
    }
    Map<Path, Temporary> written = new ConcurrentHashMap<>();
    try {
      fill(contents, written);
      for (Path file : contents.keySet()) {
        DurableFiles.giveName(Objects.requireNonNull(written.get(file)).path(), file);
      }
      for (Path folder : parents) {
        DurableFolders.sync(folder);
      }
    } finally {
      close(written.values());
    }
  }

  private void fill(Map<Path, Content> contents, Map<Path, Temporary> written)
      throws IOException, TargetFault {
    List<Callable<Path>> work = new ArrayList<>();
    contents.forEach((file, content) -> work.add(() -> fill(file, content, written)));
    if (work.size() == 1) {
      for (Map.Entry<Path, Content> only : contents.entrySet()) {
        var unused = fill(only.getKey(), only.getValue(), written);
      }
      return;
    }
    try {
      var unused = SideBySide.run(AT_A_TIME, work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private Path fill(Path file, Content content, Map<Path, Temporary> written)
      throws IOException, TargetFault {
    Temporary temporary = Temporary.in(parent(file));
    written.put(file, temporary);
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
    temporary.channel().force(true);
    return file;
  }

  private static IOException rethrown(@Nullable Throwable cause) throws TargetFault {
    if (cause instanceof TargetFault fault) {
      throw fault;
    } else if (cause instanceof IOException fault) {
      return fault;
    } else if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(cause);
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
