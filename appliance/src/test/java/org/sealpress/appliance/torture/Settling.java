package org.sealpress.appliance.torture;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sealpress.ledger.Event;

/** Waits until nothing is left to do: all is sealed, and on the drive with the ledger beside it. */
final class Settling {
  private static final Set<String> SETTLED = Set.of("safe", "sealed", "empty");

  /** Without any change; a capture that could not be finished is tried again after 30. */
  private static final long SECONDS = 45;

  private static final long POLL_MILLIS = 15;

  private final TortureBox box;

  Settling(TortureBox box) {
    this.box = box;
  }

  /**
   * Waits.
   *
   * @return what is not done and does not change any more; empty when all is done
   */
  Optional<String> await() throws InterruptedException {
    long end = patience();
    Optional<String> open = open();
    while (open.isPresent() && System.nanoTime() < end && box.alive()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      Optional<String> now = open();
      end = now.equals(open) ? end : patience();
      open = now;
    }
    return box.alive() ? open : Optional.of("the daemon has ended by itself");
  }

  private static long patience() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
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
    for (Path object : objects()) {
      if (facts.sealed().stream().noneMatch(each -> object.endsWith(each.object()))) {
        return Optional.of(object + " is not in the ledger");
      }
    }
    Path onDrive = box.drive().resolve("ledger");
    boolean behind =
        facts.important() >= 0
            && (!Files.exists(onDrive) || LedgerFacts.lastIn(onDrive) < facts.important());
    return behind ? Optional.of("the ledger on the drive is behind") : Optional.empty();
  }

  private List<Path> objects() throws IOException {
    try (Stream<Path> all = Files.walk(box.data().resolve("vault/objects"))) {
      return all.filter(file -> file.toString().endsWith(".cms")).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
