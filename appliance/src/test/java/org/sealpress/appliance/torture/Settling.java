package org.sealpress.appliance.torture;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sealpress.ledger.Event;

/** Waits until nothing is left to do: all is sealed, and on the drive with the ledger beside it. */
final class Settling {
  private static final Set<String> SETTLED = Set.of("safe", "sealed", "empty");
  private static final long SECONDS = 90;
  private static final long POLL_MILLIS = 15;

  private final TortureBox box;

  Settling(TortureBox box) {
    this.box = box;
  }

  /**
   * Waits.
   *
   * @return what is still not done after a long time; empty when all is
   */
  Optional<String> await() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    Optional<String> open = open();
    while (open.isPresent() && System.nanoTime() < end && box.alive()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      open = open();
    }
    return box.alive() ? open : Optional.of("the daemon has ended by itself");
  }

  private Optional<String> open() throws InterruptedException {
    try {
      Optional<JsonObject> status = box.api().status();
      if (status.isEmpty()) {
        return Optional.of("the daemon does not answer");
      }
      HeldCaptures.finish(box.api(), status.get());
      Optional<String> open =
          Api.captures(status.get()).stream()
              .filter(capture -> !SETTLED.contains(capture.getString("state")))
              .map(JsonObject::encode)
              .findFirst();
      return open.isPresent() ? open : onDisk();
    } catch (IOException e) {
      return Optional.of("what is on the disk can't be read: " + e);
    }
  }

  private Optional<String> onDisk() throws IOException {
    Path spool = box.data().resolve("spool");
    try (Stream<Path> left = Files.list(spool)) {
      Optional<Path> first = left.findFirst();
      if (first.isPresent()) {
        return Optional.of("the spool has " + first.get());
      }
    }
    LedgerFacts facts = LedgerFacts.of(box.data().resolve("ledger"));
    for (Event.Sealed sealed : facts.sealed()) {
      if (!facts.copied().contains(sealed.document())) {
        return Optional.of(sealed.object() + " is not copied");
      }
    }
    Path onDrive = box.drive().resolve("ledger");
    boolean behind =
        facts.important() >= 0
            && (!Files.exists(onDrive) || LedgerFacts.lastIn(onDrive) < facts.important());
    return behind ? Optional.of("the ledger on the drive is behind") : Optional.empty();
  }
}
