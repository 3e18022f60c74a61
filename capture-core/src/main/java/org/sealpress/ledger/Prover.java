package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.checkpoint.TlogProof;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.ledger.merkle.HashFiles;
import org.sealpress.ledger.merkle.InclusionProof;
import org.sealpress.ledger.merkle.StreamedHashes;
import org.sealpress.ledger.merkle.Tree;

/**
 * Makes proofs from a ledger's folder, the box's own or that of a target. With a cache of hashes
 * that takes milliseconds, without one, or with one that is wrong, the whole ledger is read. No
 * proof is given out that does not hold.
 */
public final class Prover {
  private final Path ledger;
  private final @Nullable Path tree;
  private final CheckpointStore store;
  private final List<VerifierKey> keys;

  /**
   * A prover.
   *
   * @param ledger folder of the segments
   * @param tree folder of the cache, which need not be there; null when there is none
   * @param keys whose checkpoints count
   */
  public Prover(Path ledger, @Nullable Path tree, CheckpointStore store, List<VerifierKey> keys) {
    this.ledger = ledger;
    this.tree = tree;
    this.store = store;
    this.keys = keys;
  }

  /**
   * Proves an entry under the newest checkpoint.
   *
   * @throws LedgerFault {@link LedgerFault.Kind#MISSING} when no checkpoint is over it, {@link
   *     LedgerFault.Kind#FORKED} when the ledger is not what was signed
   * @throws CheckpointFault when the newest checkpoint can't be believed
   */
  public TlogProof prove(long seq) throws IOException {
    return prove(seq, newest());
  }

  /** Proves an entry under one of the checkpoints. */
  public TlogProof prove(long seq, SignedCheckpoint checkpoint) throws IOException {
    long size = checkpoint.checkpoint().size();
    if (seq >= size) {
      throw new LedgerFault(
          LedgerFault.Kind.MISSING,
          "entry "
              + seq
              + " is not signed yet: the newest checkpoint is over "
              + size
              + " entries; take a target that was up to date later, or wait for the next copy");
    }
    byte[] line = line(seq);
    if (tree != null && HashFiles.areIn(tree)) {
      try (HashFiles hashes = HashFiles.read(tree)) {
        return checked(new Tree(hashes).inclusion(seq, size), line, checkpoint);
      } catch (IOException e) { // of no use; the ledger itself is there
        return checked(streamed(seq, size), line, checkpoint);
      }
    }
    return checked(streamed(seq, size), line, checkpoint);
  }

  private SignedCheckpoint newest() throws IOException {
    List<Long> sizes = store.sizes();
    if (sizes.isEmpty()) {
      throw new LedgerFault(
          LedgerFault.Kind.MISSING,
          "there is no checkpoint in "
              + store.file("")
              + ", so nothing is signed that could be proven; take a target of a newer version");
    }
    return store.read(sizes.get(sizes.size() - 1), keys);
  }

  private byte[] line(long seq) throws IOException {
    Optional<byte[]> line = LedgerReader.at(ledger).line(seq);
    if (line.isPresent()) {
      return line.get();
    }
    throw new LedgerFault(
        LedgerFault.Kind.DAMAGED,
        "the ledger in "
            + ledger
            + " has no entry "
            + seq
            + ", which was signed: `sealpress ledger verify` says why; take another copy");
  }

  private InclusionProof streamed(long seq, long size) throws IOException {
    StreamedHashes hashes = new StreamedHashes(seq, size);
    try (LineCursor lines = new LineCursor(ledger, 0)) {
      while (!hashes.complete() && lines.next()) {
        hashes.add(lines.buffer(), lines.from(), lines.to());
      }
    }
    if (!hashes.complete()) {
      throw notWhatWasSigned(null);
    }
    return hashes.proof();
  }

  private TlogProof checked(InclusionProof proof, byte[] line, SignedCheckpoint newest)
      throws IOException {
    TlogProof made = new TlogProof(proof.index(), proof.path(), line, newest.note());
    try {
      ProvenEntry.of(made, keys);
      return made;
    } catch (CheckpointFault | LedgerFault e) {
      throw notWhatWasSigned(e);
    }
  }

  private LedgerFault notWhatWasSigned(@Nullable Throwable cause) {
    return new LedgerFault(
        LedgerFault.Kind.FORKED,
        "the ledger in "
            + ledger
            + " is not what was signed: `sealpress ledger verify` says where; take another copy",
        cause);
  }
}
