package org.sealpress.fuzz;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sealpress.intake.JournalLineFuzz;
import org.sealpress.ledger.EntryLineFuzz;
import org.sealpress.ledger.LedgerFuzz;
import org.sealpress.ledger.checkpoint.CheckpointFuzz;
import org.sealpress.ledger.checkpoint.ProofFuzz;
import org.sealpress.ledger.checkpoint.VerifierKeyFuzz;
import org.sealpress.ocr.PageTextFuzz;
import org.sealpress.page.separator.CoverTextFuzz;
import org.sealpress.paper.SheetCodesFuzz;
import org.sealpress.paper.TypedSheetFuzz;
import org.sealpress.restore.ReceiptFuzz;
import org.sealpress.seal.CertificateFuzz;
import org.sealpress.seal.DerFuzz;
import org.sealpress.seal.KeyFileFuzz;
import org.sealpress.seal.SealedObjectFuzz;
import org.sealpress.seal.TimeStampFuzz;
import org.sealpress.target.drive.DriveMarkerFuzz;

/** All targets by name. */
final class Targets {
  private static final SortedMap<String, Callable<FuzzTarget>> ALL = new TreeMap<>();

  static {
    ALL.put("certificate", CertificateFuzz::new);
    ALL.put("checkpoint", CheckpointFuzz::new);
    ALL.put("cover", CoverTextFuzz::new);
    ALL.put("der", DerFuzz::new);
    ALL.put("drive-marker", DriveMarkerFuzz::new);
    ALL.put("entry-line", EntryLineFuzz::new);
    ALL.put("journal-line", JournalLineFuzz::new);
    ALL.put("key-file", KeyFileFuzz::new);
    ALL.put("ledger", LedgerFuzz::new);
    ALL.put("page-text", PageTextFuzz::new);
    ALL.put("paper-codes", SheetCodesFuzz::new);
    ALL.put("paper-lines", TypedSheetFuzz::new);
    ALL.put("proof", ProofFuzz::new);
    ALL.put("receipt", ReceiptFuzz::new);
    ALL.put("sealed-object", SealedObjectFuzz::new);
    ALL.put("time-stamp", TimeStampFuzz::new);
    ALL.put("verifier-key", VerifierKeyFuzz::new);
  }

  private Targets() {}

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static FuzzTarget named(String name) throws Exception {
    if (name.equals(PlantedFuzz.NAME)) {
      return new PlantedFuzz();
    }
    Callable<FuzzTarget> made = ALL.get(name);
    if (made == null) {
      throw new IllegalArgumentException(
          "no fuzz target '" + name + "'; there are " + String.join(", ", names()));
    }
    return made.call();
  }
}
