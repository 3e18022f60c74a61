package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.service.LastSign;
import org.sealpress.gate.GateProcess;
import org.sealpress.gate.PdfGate;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.CaptureListener;
import org.sealpress.intake.Intake;
import org.sealpress.intake.VaultStore;
import org.sealpress.seal.Sealer;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;

/**
 * What makes sealed documents of all that comes in: page workers, the gate, the intake.
 *
 * @param gate judges documents; empty when none is to
 * @param deskSign given with each side that is fed
 */
record CaptureLine(
    PageWorkers workers, Optional<GateProcess> gate, Intake intake, LastSign deskSign) {

  /** For the document in hand, when the daemon is told to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Opens it. The caller has opened the workers, and closes them, after this.
   *
   * @param told of all that comes of captures
   * @throws IOException when the spool can't be used
   */
  static CaptureLine open(Run run, Archive archive, PageWorkers workers, CaptureListener told)
      throws IOException {
    Optional<GateProcess> gate =
        run.config().gate() ? Optional.of(run.opened(GateProcess.veraPdf())) : Optional.empty();
    Optional<GateWarmup> gateWarmup = gate.map(GateWarmup::new);
    LastSign deskSign = new LastSign(System::nanoTime);
    Intake intake =
        new Intake(
            Wiring.intake(run.config(), archive.data().spool(), archive.boxKey())
                .signedBy(archive.seal().signer(archive.authority())),
            workers,
            gate.map(PdfGate.class::cast).orElse(PdfGate.OFF),
            new VaultStore(archive.vault(), new Sealer(archive.recipients(), run.random())),
            archive.ledger(),
            run.clock(),
            run.random(),
            event -> {
              told.on(event);
              if (event instanceof CaptureEvent.SideFed) {
                deskSign.give();
              }
              gateWarmup.ifPresent(warmup -> warmup.on(event));
            });
    AutoCloseable ending = () -> intake.close(PATIENCE);
    run.opened(ending);
    return new CaptureLine(workers, gate, intake, deskSign);
  }

  /** Whether something is in hand, or the gate still runs because something was. */
  boolean isBusy() {
    return intake.openCaptures() > 0
        || workers.running() > 0
        || gate.filter(GateProcess::isRunning).isPresent();
  }

  /** Has the first press find all of it started. Returns at once. */
  void warmUp(Run run, WorkerSettings settings) {
    List<String> languages = run.config().defaultClass().languages();
    Warmup.begin(workers, settings.count(), languages, run.random());
  }
}
