package org.sealpress.restore.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Prover;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.restore.RestoreFault;
import org.sealpress.seal.KnownCertificate;

/** Puts what the ledger says, and what proves it, into the folder. */
final class ExhibitedLedger {
  private final Copies copies;
  private final LedgerReader ledger;
  private final Exhibit exhibit;
  private final NewFolder folder;

  ExhibitedLedger(Copies copies, Exhibit exhibit, NewFolder folder) throws IOException {
    this.copies = copies;
    this.ledger = copies.best().ledger().ledger();
    this.exhibit = exhibit;
    this.folder = folder;
  }

  /** The document's own line, its proof, the checkpoint and its time-stamp. */
  void entry(boolean keyGiven, List<KnownCertificate> authorities)
      throws RestoreFault, IOException {
    folder.write(Exhibit.LINE, line(exhibit.entry.seq()));
    exhibit.ok(
        "The ledger is whole: each of its %d lines follows the one before."
            .formatted(copies.best().verdict().entries()));
    Optional<Covering> found =
        Covering.of(exhibit.entry.seq(), copies, authorities, exhibit.remarks);
    String proven = "The ledger's line about this document is one of those that the box signed.";
    if (found.isEmpty()) {
      exhibit.not(
          proven,
          "no checkpoint is over entry "
              + exhibit.entry.seq()
              + " yet: export it again from a drive or remote that was up to date later");
      return;
    }
    Covering covering = found.get();
    exhibit.covering = covering;
    folder.write(exhibit.proof(), prove(exhibit.entry.seq(), covering));
    exhibit.ok(proven);
    checkpoint(covering.checkpoint());
    String whose = "The ledger's public key is the box's own.";
    if (copies.isGiven(covering.checkpoint().signer())) {
      exhibit.ok(whose + " (It is the one that was given with --vkey.)");
    } else if (keyGiven) {
      exhibit.not(
          whose,
          "it is a former one: a line of the ledger, which is signed with the key that was given,"
              + " tells that the box changed its key; that line is not in this folder");
    } else {
      exhibit.not(
          whose,
          "it lay beside the ledger, where a forger would have exchanged it too; compare it with a"
              + " copy from elsewhere");
    }
    stamp(covering);
  }

  private byte[] line(long seq) throws IOException {
    return ledger
        .line(seq)
        .orElseThrow(() -> new IOException("entry " + seq + " was read and is gone"));
  }

  private byte[] prove(long seq, Covering covering) throws IOException {
    return new Prover(copies.best().ledger().segments(), null, covering.store(), copies.keys())
        .prove(seq, covering.checkpoint())
        .write();
  }

  private void checkpoint(SignedCheckpoint checkpoint) throws IOException {
    folder.write(Exhibit.NOTE, checkpoint.note());
    folder.write(Exhibit.TEXT, checkpoint.signedBytes());
    folder.write(Exhibit.SIGNATURE, checkpoint.signature());
    folder.write(Exhibit.VKEY, (checkpoint.signer() + "\n").getBytes(StandardCharsets.UTF_8));
    folder.write(Exhibit.PEM, LedgerKeys.pem(checkpoint.signer()));
    exhibit.ok(
        "The checkpoint over %d lines is signed with the ledger's key (%s)."
            .formatted(checkpoint.checkpoint().size(), checkpoint.signer().id()));
  }

  private void stamp(Covering covering) throws IOException {
    String what = "An authority elsewhere has confirmed when it saw the checkpoint.";
    if (covering.stamped() == null) {
      exhibit.not(
          what, "there is no time-stamp, so that all times here are those of the box's clock");
      return;
    }
    folder.write(Exhibit.STAMP, covering.stamped().response());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (KnownCertificate each : covering.stamped().checked().certificates()) {
      all.writeBytes(each.pem());
    }
    folder.write(Exhibit.STAMP_CERTIFICATES, all.toByteArray());
    exhibit.ok(
        "A time-stamp of "
            + Tale.time(covering.stamped().checked().time())
            + " is of this checkpoint, and holds with the certificate "
            + covering.stamped().checked().certificates().get(0)
            + ".");
    if (!covering.stamped().checked().vouched()) {
      exhibit.not(
          "The time-stamp is by an authority that you trust.",
          "its certificates came with it; compare them with those of the authority, or export again"
              + " with --tsa-certificate");
    }
  }

  /** What else the ledger says of it. */
  void lines() throws IOException {
    for (Entry each : RelatedLines.of(ledger, exhibit.entry.seq(), exhibit.sealed)) {
      Covering covering = exhibit.covering;
      Exhibit.Line line =
          new Exhibit.Line(
              each,
              Exhibit.OTHER_LINES + "/" + CheckpointStore.name(each.seq()) + ".json",
              covering != null && each.seq() < covering.size());
      folder.write(line.file(), line(each.seq()));
      if (covering != null && line.proven()) {
        folder.write(line.proof(), prove(each.seq(), covering));
      }
      exhibit.lines.add(line);
    }
    long later = exhibit.lines.stream().filter(line -> !line.proven()).count();
    if (exhibit.covering != null && later > 0) {
      exhibit.not(
          "The other lines are among those that were signed.",
          later + " of them are later than this checkpoint and have no proof here");
    } else if (exhibit.covering != null) {
      exhibit.ok("The other lines are among those that were signed.");
    }
  }
}
