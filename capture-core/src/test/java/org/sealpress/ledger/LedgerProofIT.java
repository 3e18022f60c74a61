package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.checkpoint.TlogProof;

/** A million entries that were signed. */
class LedgerProofIT {
  private static final int ENTRIES = 1_000_000;
  private static final int PROOFS = 101;

  @TempDir private Path data;
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");

  @Test
  void aMillionEntriesAreVerifiedInWellUnderThirtySecondsAndOneIsProvenInMilliseconds()
      throws IOException {
    Files.createDirectories(data.resolve("ledger"));
    ManyEntries.write(data.resolve("ledger"), ENTRIES, ENTRIES / 10);
    try (SignedLedger box = new SignedLedger(data, clock)) {
      long start = System.nanoTime();
      box.notary().checkpoint(ENTRIES);
      System.out.printf("1,000,000 entries signed for the first time in %d ms%n", since(start));

      start = System.nanoTime();
      box.reopen().checkpoint(ENTRIES);
      System.out.printf("and again after a new start in %d ms%n", since(start));

      start = System.nanoTime();
      Verdict verdict = SignedLedger.verify(data, box.verifierKey(), clock);
      long took = since(start);
      System.out.printf("verified, with the checkpoint, in %d ms%n", took);
      assertEquals(ENTRIES, assertInstanceOf(Verdict.Intact.class, verdict).signed());
      assertTrue(took < 30_000, took + " ms");

      prove(box, data.resolve("tree"));
      start = System.nanoTime();
      new Prover(data.resolve("ledger"), null, box.store(), box.notary().keys()).prove(500_000);
      System.out.printf("one proof without the cache of hashes in %d ms%n", since(start));
    }
  }

  private void prove(SignedLedger box, Path tree) throws IOException {
    Prover prover = new Prover(data.resolve("ledger"), tree, box.store(), box.notary().keys());
    Random random = new Random(1);
    double[] times = new double[PROOFS];
    int bytes = 0;
    for (int i = 0; i < PROOFS; i++) {
      long seq = random.nextInt(ENTRIES);
      long start = System.nanoTime();
      TlogProof proof = prover.prove(seq);
      times[i] = (System.nanoTime() - start) / 1e6;
      bytes = Math.max(bytes, proof.write().length);
    }
    double first = times[0];
    Arrays.sort(times);
    System.out.printf(
        "a proof takes %.1f ms (median of %d; the first %.1f, the longest %.1f), %d bytes%n",
        times[PROOFS / 2], PROOFS, first, times[PROOFS - 1], bytes);
    assertTrue(times[PROOFS / 2] < 50, times[PROOFS / 2] + " ms");
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
