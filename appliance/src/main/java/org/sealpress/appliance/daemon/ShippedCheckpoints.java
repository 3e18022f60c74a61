package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.sealpress.durable.DurableFiles;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which checkpoint each drive has got last: an empty file {@code drives/ID/0000000042} in the data
 * folder. A drive that comes back with an older one is an older state of itself. What is lost here
 * is not missed: then the drive is believed.
 */
final class ShippedCheckpoints {
  /** Name of the folder. */
  static final String FOLDER = "drives";

  private static final Logger LOG = LoggerFactory.getLogger(ShippedCheckpoints.class);

  private final Path folder;

  ShippedCheckpoints(Path data) {
    folder = data.resolve(FOLDER);
  }

  /** Over how many entries the newest is that a drive has got; 0 for none. */
  synchronized long newest(String id) {
    long newest = 0;
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder.resolve(id))) {
      for (Path note : notes) {
        newest = Math.max(newest, size(note));
      }
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("what a drive has got can't be read: {}", e.getMessage());
    }
    return newest;
  }

  private static long size(Path note) {
    return CheckpointStore.sizeOf(String.valueOf(note.getFileName())).orElse(0);
  }

  /** Notes that a drive has got one. */
  synchronized void note(String id, long entries) {
    if (entries <= newest(id)) {
      return;
    }
    Path notes = folder.resolve(id);
    try {
      DurableFiles.createDirectories(notes);
      Files.createFile(notes.resolve(CheckpointStore.name(entries)));
      DurableFiles.syncDirectory(notes);
      try (DirectoryStream<Path> all = Files.newDirectoryStream(notes)) {
        for (Path each : all) {
          if (size(each) < entries) {
            Files.deleteIfExists(each);
          }
        }
      }
    } catch (FileAlreadyExistsException e) {
      return; // as it should be
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("what a drive has got can't be noted: {}", e.getMessage());
    }
  }
}
