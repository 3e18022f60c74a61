package org.sealpress.target.folder;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.sealpress.target.ContentStream;
import org.sealpress.target.Expected;
import org.sealpress.target.TargetFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes many new files side by side. Each is fsynced and proven under a temporary name; then those
 * that are as expected get their names, and each folder is fsynced once.
 */
final class ProvenPut {
  private static final Logger LOG = LoggerFactory.getLogger(ProvenPut.class);

  /** So many at once: while one waits for the medium, another is read or hashed. */
  private static final int AT_A_TIME = 8;

  private final Place place;
  private final DurableFolders folders;
  private final Proof proof;

  ProvenPut(Place place, DurableFolders folders, Proof proof) {
    this.place = place;
    this.folders = folders;
    this.proof = proof;
  }

  /**
   * Writes them.
   *
   * @return those that are there now and proven; of the others there is nothing
   * @throws IOException when the place can't be written to; then each is there whole, or not at all
   */
  Set<Path> write(Map<Path, Expected> contents) throws IOException, TargetFault {
    Set<Path> parents = new LinkedHashSet<>();
    for (Path file : contents.keySet()) {
      if (parents.add(DurablePut.parent(file))) {
        folders.prepare(DurablePut.parent(file));
      }
    }
    Map<Path, Temporary> proven = new ConcurrentHashMap<>();
    try {
      fill(contents, proven);
      Set<Path> named = new LinkedHashSet<>();
      for (Path file : contents.keySet()) {
        if (proven.containsKey(file) && giveName(Objects.requireNonNull(proven.get(file)), file)) {
          named.add(file);
        }
      }
      for (Path folder : parents) {
        DurableFolders.sync(folder);
      }
      return named;
    } finally {
      proven.values().forEach(DurablePut::close);
    }
  }

  private static boolean giveName(Temporary temporary, Path file) throws IOException {
    try {
      DurableFiles.giveName(temporary.path(), file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false; // another writer was faster
    }
  }

  private void fill(Map<Path, Expected> contents, Map<Path, Temporary> proven)
      throws IOException, TargetFault {
    List<Callable<?>> work = new ArrayList<>();
    contents.forEach(
        (file, expected) ->
            work.add(
                () -> {
                  fill(file, expected, proven);
                  return null;
                }));
    try {
      SideBySide.run(AT_A_TIME, work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private void fill(Path file, Expected expected, Map<Path, Temporary> proven)
      throws IOException, TargetFault {
    Temporary temporary = Temporary.in(DurablePut.parent(file));
    try {
      DurablePut.fill(place, temporary, expected.content());
      if (holds(file, temporary, expected.sha256())) {
        temporary.lockAgain();
        proven.put(file, temporary);
      }
    } catch (ContentStream.Unreadable e) {
      LOG.debug("{} is left out: {}", file, e.getMessage());
    } finally {
      if (!proven.containsKey(file)) {
        DurablePut.close(temporary);
      }
    }
  }

  private boolean holds(Path file, Temporary temporary, String sha256) {
    try {
      return proof.holds(temporary.path(), sha256);
    } catch (IOException e) {
      LOG.debug("{} is left out: {}", file, e.getMessage());
      return false;
    }
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
}
