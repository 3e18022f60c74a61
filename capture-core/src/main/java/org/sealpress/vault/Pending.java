package org.sealpress.vault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.durable.DurableFiles;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.EventJson;

/**
 * Notes of what the ledger is about to say. A note is on the disk before its object has its name,
 * and is dropped after the ledger has said it.
 */
final class Pending {
  private final Path directory;

  Pending(Path directory) throws IOException {
    this.directory = directory;
    DurableFiles.createDirectories(directory);
    DurableFiles.removeLeftovers(directory);
  }

  private Path file(String document, int version) {
    return directory.resolve(document + ".v" + version + ".json");
  }

  void write(Event.Sealed sealed) throws IOException {
    Path file = file(sealed.document(), sealed.version());
    try {
      DurableFiles.write(file, EventJson.write(sealed));
    } catch (FileAlreadyExistsException e) { // settled, but its removal was lost
      DurableFiles.delete(file);
      DurableFiles.write(file, EventJson.write(sealed));
    }
  }

  Optional<Event.Sealed> of(String document, int version) throws IOException {
    Path file = file(document, version);
    return Files.exists(file) ? read(file) : Optional.empty();
  }

  /** All notes that can be read. */
  List<Event.Sealed> all() throws IOException {
    List<Event.Sealed> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        read(file).ifPresent(all::add);
      }
    }
    return all;
  }

  /** A note that cannot be read vouches for nothing: its object is as good as without one. */
  private static Optional<Event.Sealed> read(Path file) throws IOException {
    try {
      if (EventJson.read(Files.readAllBytes(file)) instanceof Event.Sealed sealed) {
        return Optional.of(sealed);
      }
    } catch (IllegalArgumentException e) {
      // fall through
    }
    DurableFiles.delete(file);
    return Optional.empty();
  }

  /** Drops a note. Not fsynced: one that comes back after a power cut is found settled. */
  void drop(Event.Sealed sealed) throws IOException {
    Files.deleteIfExists(file(sealed.document(), sealed.version()));
  }
}
