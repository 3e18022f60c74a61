package org.sealpress.intake;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpress.fixture.LedgerEvents;
import org.sealpress.gate.PdfGate;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.TestClock;
import org.sealpress.seal.DocumentSigner;

/** A box's intake over a folder, with a real ledger; everything outside is faked. */
final class IntakeBox implements AutoCloseable {
  static final IntakeLimits QUICK =
      new IntakeLimits(
          Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(20), 2_000);

  final Path spool;
  final TestClock clock = new TestClock("2026-11-24T09:15:00.123456Z");
  final Told told = new Told();
  final FakeReader reader;
  final FakeStore store;
  final Ledger ledger;
  final Intake intake;
  private Duration set = Duration.ZERO;

  IntakeBox(Path dir) throws IOException {
    this(dir, new FakeReader(), new FakeStore(), QUICK);
  }

  /** Another run of the daemon over the same folder. */
  IntakeBox(Path dir, FakeReader reader, FakeStore store, IntakeLimits limits) throws IOException {
    this(dir, reader, store, limits, Duration.ZERO);
  }

  /** One that holds captures whose feeder stopped. */
  IntakeBox(Path dir, FakeReader reader, FakeStore store, IntakeLimits limits, Duration hold)
      throws IOException {
    this(dir, reader, store, limits, hold, PdfGate.OFF);
  }

  /** One whose documents are judged. */
  IntakeBox(
      Path dir,
      FakeReader reader,
      FakeStore store,
      IntakeLimits limits,
      Duration hold,
      PdfGate gate)
      throws IOException {
    this(dir, reader, store, limits, hold, gate, Optional.empty());
  }

  /** One whose documents are signed. */
  IntakeBox(
      Path dir,
      FakeReader reader,
      FakeStore store,
      IntakeLimits limits,
      Duration hold,
      PdfGate gate,
      Optional<DocumentSigner> signer)
      throws IOException {
    this.spool = dir.resolve("spool");
    this.reader = reader;
    this.store = store;
    this.ledger = Ledger.open(dir.resolve("ledger"), "front desk", clock, new SecureRandom());
    this.intake =
        new Intake(
            new IntakeSettings(
                "front desk",
                spool,
                85,
                ZoneOffset.UTC,
                hold,
                Set.of("legal", "draft"),
                BoxKeys.in(dir),
                signer),
            limits,
            reader,
            gate,
            store,
            ledger,
            clock,
            this::nanoTime,
            new SecureRandom(),
            told);
  }

  /** Somebody sets the clock, ahead or back: no time passes. */
  synchronized void setClock(Duration by) {
    clock.go(by);
    set = set.plus(by);
  }

  private synchronized long nanoTime() {
    return Duration.between(Instant.EPOCH, clock.instant().minus(set)).toNanos();
  }

  /** Waits until every capture is sealed. */
  void settle() {
    await().atMost(Duration.ofSeconds(20)).until(() -> intake.openCaptures() == 0);
  }

  /** Names of all that is in the spool. */
  List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(spool)) {
      return all.filter(path -> !path.equals(spool))
          .map(path -> spool.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  /** What the ledger says besides its beginning. */
  List<Event> events() throws IOException {
    return LedgerEvents.from(ledger, 1);
  }

  <T extends Event> List<T> events(Class<T> kind) throws IOException {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void close() throws IOException {
    intake.close(Duration.ofMillis(300));
    ledger.close();
  }
}
