package org.sealpress.restore;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.sealpress.delivery.Delivery;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.Destination;
import org.sealpress.fixture.Archive;
import org.sealpress.ledger.Event;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentVersion;

/** A drive, as a folder, to which a box has delivered documents; the box is gone. */
final class Medium {
  final Path folder;
  final List<DocumentVersion> documents;

  /** Has so many documents delivered into {@code dir/medium}. */
  Medium(Path dir, Path keys, int count, Event... more) throws IOException {
    folder = Files.createDirectories(dir.resolve("medium"));
    try (Archive archive = new Archive(dir.resolve("box"), keys)) {
      documents = archive.storeMany(count);
      for (Event event : more) {
        archive.ledger().append(event);
      }
      AtomicBoolean done = new AtomicBoolean();
      Destination drive = new Destination("drive", () -> new Destination.Opened("drive", target()));
      try (Delivery delivery =
          new Delivery(
              archive.vault(),
              archive.ledger(),
              List.of(drive),
              Map.of(),
              event -> done.compareAndSet(false, event instanceof DeliveryEvent.UpToDate))) {
        delivery.soon();
        await().untilTrue(done);
      }
    }
  }

  FolderTarget target() {
    return new FolderTarget("drive", folder);
  }

  /** The file of the n-th document's object. */
  Path object(int number) {
    return folder.resolve(documents.get(number).object());
  }

  /** The name of the n-th document's object. */
  String name(int number) {
    return documents.get(number).object();
  }

  /** The ledger's only segment. */
  Path segment() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("ledger"))) {
      List<Path> all = files.toList();
      if (all.size() != 1) {
        throw new IllegalStateException(all.toString());
      }
      return all.get(0);
    }
  }

  /** Changes one bit of a file. */
  static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }
}
