package org.sealpress.ledger;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.checkpoint.TlogProof;
import org.sealpress.ledger.checkpoint.VerifierKey;

/**
 * An entry that a proof shows to be in a ledger, without the ledger.
 *
 * @param entry the entry
 * @param checkpoint over which entries it is one of
 */
public record ProvenEntry(Entry entry, SignedCheckpoint checkpoint) {

  /**
   * Checks a proof.
   *
   * @throws org.sealpress.ledger.checkpoint.CheckpointFault when it proves nothing
   * @throws LedgerFault {@link LedgerFault.Kind#DAMAGED} when what it proves is no entry of ours
   */
  public static ProvenEntry of(TlogProof proof, List<VerifierKey> keys) throws IOException {
    SignedCheckpoint checkpoint = proof.check(keys);
    Entry entry;
    try {
      entry = EntryLine.read(proof.entry(), 0, proof.entry().length);
    } catch (IllegalArgumentException e) {
      throw noEntry(String.valueOf(e.getMessage()), e);
    }
    if (entry.seq() != proof.index()) {
      throw noEntry("it says that it is number " + entry.seq() + ", not " + proof.index(), null);
    }
    if (!checkpoint.checkpoint().origin().equals(checkpoint.signer().name())) {
      throw noEntry(
          "its checkpoint is of "
              + checkpoint.checkpoint().origin()
              + ", but signed for "
              + checkpoint.signer().name(),
          null);
    }
    return new ProvenEntry(entry, checkpoint);
  }

  private static LedgerFault noEntry(String why, @Nullable Throwable cause) {
    return new LedgerFault(
        LedgerFault.Kind.DAMAGED, "what is proven is no entry of a ledger: " + why, cause);
  }
}
