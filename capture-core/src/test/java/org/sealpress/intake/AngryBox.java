package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.sealpress.gate.PdfGate;
import org.sealpress.ledger.Ledger;

/** An intake whose listener throws at everything. */
final class AngryBox implements AutoCloseable {
  final FakeStore store = new FakeStore();
  final Ledger ledger;
  final Intake intake;

  AngryBox(Path dir) throws IOException {
    ledger = Ledger.open(dir.resolve("ledger"), "box", Clock.systemUTC(), new SecureRandom());
    intake =
        new Intake(
            new IntakeSettings(
                "box", dir.resolve("spool"), 85, ZoneOffset.UTC, Duration.ZERO, BoxKeys.in(dir)),
            IntakeBox.QUICK,
            new FakeReader(),
            PdfGate.OFF,
            store,
            ledger,
            Clock.systemUTC(),
            System::nanoTime,
            new SecureRandom(),
            event -> {
              throw new IllegalStateException("at " + event);
            });
  }

  @Override
  public void close() throws IOException {
    intake.close();
    ledger.close();
  }
}
