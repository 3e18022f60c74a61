package org.sealpress.restore;

import java.util.ArrayList;
import java.util.List;
import org.sealpress.restore.Outcome.AlreadyThere;
import org.sealpress.restore.Outcome.Failed;
import org.sealpress.restore.Outcome.Restored;
import org.sealpress.restore.Outcome.Unproven;

/** Counts outcomes. */
final class Tally {
  private int restored;
  private int alreadyThere;
  private final List<String> unproven = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  void count(Outcome outcome) {
    if (outcome instanceof Restored) {
      restored++;
    } else if (outcome instanceof AlreadyThere) {
      alreadyThere++;
    } else if (outcome instanceof Unproven open) {
      unproven.add(open.object() + ": " + open.why());
    } else if (outcome instanceof Failed lost) {
      failed.add(lost.object() + ": " + lost.why());
    }
  }

  void remark(String line) {
    remarks.add(line);
  }

  Summary summary(List<String> ledger, Standing standing) {
    return new Summary(restored, alreadyThere, unproven, failed, remarks, ledger, standing);
  }
}
