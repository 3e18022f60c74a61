package org.sealpress.ledger.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.Scratch;
import org.sealpress.fuzz.SeededRandom;
import org.sealpress.ledger.merkle.Hash;
import org.sealpress.ledger.merkle.TreeHasher;
import org.sealpress.seal.LedgerKey;

/**
 * A tlog-proof: CheckpointFault, or a proof that is written as exactly these bytes; and what proves
 * something is over an entry that was there.
 */
public final class ProofFuzz implements FuzzTarget {
  private static final int ENTRIES = 4;

  private final VerifierKey key;
  private final List<byte[]> proofs = new ArrayList<>();

  /** Four entries and a proof of each. */
  public ProofFuzz() throws Exception {
    TreeHasher tree = new TreeHasher();
    List<Hash> leaves = new ArrayList<>();
    for (int n = 0; n < ENTRIES; n++) {
      leaves.add(tree.leaf(entry(n)));
    }
    Hash left = tree.node(leaves.get(0), leaves.get(1));
    Hash right = tree.node(leaves.get(2), leaves.get(3));
    Path work = Scratch.folder();
    try (LedgerKey ledgerKey = LedgerKey.open(work.resolve("key"), SeededRandom.of(4))) {
      NoteSigner signer = new NoteSigner(CheckpointFuzz.ORIGIN, ledgerKey);
      key = signer.verifierKey();
      Checkpoint checkpoint =
          new Checkpoint(CheckpointFuzz.ORIGIN, ENTRIES, tree.node(left, right));
      byte[] note = SignedCheckpoint.sign(checkpoint, signer).note();
      for (int n = 0; n < ENTRIES; n++) {
        List<Hash> path = List.of(leaves.get(n ^ 1), n < 2 ? right : left);
        proofs.add(new TlogProof(n, path, entry(n), note).write());
      }
    }
    for (byte[] proof : proofs) {
      TlogProof.parse(proof).check(List.of(key));
    }
  }

  private static byte[] entry(long n) {
    return ("{\"seq\":" + n + "}").getBytes(UTF_8);
  }

  @Override
  public List<byte[]> seeds() {
    return proofs;
  }

  @Override
  public void read(byte[] input) {
    try {
      TlogProof proof = TlogProof.parse(input);
      assertArrayEquals(input, proof.write());
      assertEquals(ENTRIES, proof.check(List.of(key)).checkpoint().size());
      assertArrayEquals(entry(proof.index()), proof.entry());
    } catch (CheckpointFault e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
