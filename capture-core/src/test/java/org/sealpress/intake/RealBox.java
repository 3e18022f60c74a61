package org.sealpress.intake;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.sealpress.fixture.LedgerEvents;
import org.sealpress.gate.GateProcess;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sealer;
import org.sealpress.seal.TestKeys;
import org.sealpress.vault.Vault;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;

/**
 * A box as its daemon makes it: workers, ledger, vault and keys are the real ones. No document is
 * made twice with the same bytes, as with time-stamps.
 */
final class RealBox implements AutoCloseable {
  final Path spool;
  final Ledger ledger;
  final Vault vault;
  final PageWorkers workers;
  final Intake intake;
  private final GateProcess gate = GateProcess.veraPdf();

  /**
   * A box.
   *
   * @param dir its data
   * @param keys where its recipients' certificates are, {@code *.crt.pem}
   */
  RealBox(Path dir, Path keys, int workerCount, CaptureListener listener) throws IOException {
    Clock clock = Clock.systemUTC();
    spool = dir.resolve("spool");
    ledger = Ledger.open(dir.resolve("ledger"), "front desk", clock, new SecureRandom());
    vault = Vault.open(dir.resolve("vault"), ledger);
    workers = new PageWorkers(WorkerSettings.usual().withCount(workerCount));
    intake =
        new Intake(
            new IntakeSettings(
                    "front desk", spool, 85, ZoneOffset.UTC, Duration.ZERO, BoxKeys.in(dir))
                .signedBy(TestKeys.changingSigner(TestKeys.sealKey())),
            workers,
            gate,
            new VaultStore(vault, sealer(keys)),
            ledger,
            clock,
            new SecureRandom(),
            listener);
  }

  private static Sealer sealer(Path keys) throws IOException {
    try (Stream<Path> files = Files.list(keys)) {
      List<Path> certificates =
          files.filter(file -> file.toString().endsWith(".crt.pem")).sorted().toList();
      return new Sealer(Recipients.load(certificates, TestKeys.CLOCK), new SecureRandom());
    } catch (SealFault e) {
      throw new IllegalStateException(e);
    }
  }

  void settle() {
    await().atMost(Duration.ofSeconds(90)).until(() -> intake.openCaptures() == 0);
  }

  /** All events of a kind in the ledger. */
  <T extends Event> List<T> events(Class<T> kind) throws IOException {
    return LedgerEvents.of(ledger, kind);
  }

  @Override
  public void close() throws IOException {
    intake.close(Duration.ofSeconds(20));
    workers.close();
    gate.close();
    vault.close();
    ledger.close();
  }
}
