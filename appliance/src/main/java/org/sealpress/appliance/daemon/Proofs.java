package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.web.Refusal;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.Prover;
import org.sealpress.ledger.Segment;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.restore.LedgerSource;
import org.sealpress.vault.DocumentVersion;

/** Proofs that versions are in the ledger, made of what is in the data folder. */
final class Proofs {
  private final Path data;
  private final Ledger ledger;
  private final Optional<Notary> notary;

  /**
   * Proofs of a box.
   *
   * @param notary signs what is not signed yet; empty when nothing is signed
   */
  Proofs(Path data, Ledger ledger, Optional<Notary> notary) {
    this.data = data;
    this.ledger = ledger;
    this.notary = notary;
  }

  /** The text of the proof, as {@code sealpress ledger prove} writes it. */
  byte[] of(DocumentVersion version) throws IOException, Refusal {
    sign(version.seq());
    try (LedgerSource source = LedgerSource.at(data)) {
      return new Prover(
              source.segments(), source.tree().orElse(null), source.checkpoints(), source.keys())
          .prove(version.seq())
          .write();
    } catch (LedgerFault | CheckpointFault e) {
      throw Refusal.notNow(String.valueOf(e.getMessage()));
    }
  }

  /** What no copy has waited for yet is signed for this proof. */
  private void sign(long seq) throws IOException, Refusal {
    if (notary.isEmpty()) {
      throw Refusal.notNow("the ledger is not signed, so nothing can be proven: see the alarms");
    }
    boolean signed =
        notary.get().newest().map(newest -> newest.checkpoint().size() > seq).orElse(false);
    if (!signed) {
      var unused = ledger.cut();
      List<Segment> closed = ledger.segments(-1);
      notary.get().checkpoint(closed.get(closed.size() - 1).last() + 1);
    }
  }
}
