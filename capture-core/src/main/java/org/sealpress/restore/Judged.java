package org.sealpress.restore;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Against;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.Verdict;
import org.sealpress.ledger.checkpoint.VerifierKey;

/**
 * What a ledger is by itself, and against what was signed beside it.
 *
 * @param head its last entry; null when the chain is not as it was written
 * @param signed how many entries a checkpoint is over that fits
 * @param contradicted whether something that was signed is of another history, or nobody known
 *     signed it: another ledger is believed rather
 * @param onlyCheckpoint whether nothing is wrong but that a checkpoint is damaged
 * @param problem what is wrong; empty when all is well
 */
record Judged(
    @Nullable Head head,
    long signed,
    boolean contradicted,
    boolean onlyCheckpoint,
    String problem) {
  private static final String SO = ": what is restored can't be proven complete; try another copy";

  /**
   * Looks at one.
   *
   * @param keys whose signatures count
   * @param keysNeeded whether something of it must be signed by one of them
   */
  static Judged of(LedgerSource copy, List<VerifierKey> keys, boolean keysNeeded)
      throws IOException {
    try {
      Verdict verdict =
          copy.ledger().verify(new Against(null, List.of(copy.checkpoints()), keys, null));
      if (verdict instanceof Verdict.Intact intact) {
        return new Judged(
            intact.head(),
            intact.signed(),
            false,
            false,
            keysNeeded && intact.signed() == 0
                ? "there is no checkpoint that was signed with the key that was given: they were"
                    + " removed, or the copy was cut off before the first"
                    + SO
                : "");
      }
      Verdict.Broken broken = (Verdict.Broken) verdict;
      String what = copy.named(broken.message());
      return copy.ledger().verify() instanceof Verdict.Intact chain
          ? new Judged(
              chain.head(),
              0,
              isOfAnother(broken),
              broken instanceof Verdict.CheckpointDamaged,
              "the ledger is not what was signed: " + what)
          : new Judged(null, 0, true, false, "the ledger is not as it was written: " + what);
    } catch (LedgerFault e) {
      return new Judged(
          null,
          0,
          true,
          false,
          (e.kind() == LedgerFault.Kind.MISSING
                  ? "there is no ledger here"
                  : copy.named(String.valueOf(e.getMessage())))
              + SO);
    }
  }

  private static boolean isOfAnother(Verdict.Broken broken) {
    return !(broken instanceof Verdict.RolledBack)
        && !(broken instanceof Verdict.CheckpointDamaged);
  }
}
