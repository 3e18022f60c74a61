package org.sealpress.restore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealpress.restore.Outcome.AlreadyThere;
import org.sealpress.restore.Outcome.Failed;
import org.sealpress.restore.Outcome.ForOthers;
import org.sealpress.restore.Outcome.Restored;
import org.sealpress.restore.Outcome.Unproven;

/** Counts outcomes. */
final class Tally {
  private int restored;
  private int alreadyThere;
  private final List<String> unproven = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final Map<String, Integer> forOthers = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  void count(Outcome outcome) {
    if (outcome instanceof Restored) {
      restored++;
    } else if (outcome instanceof AlreadyThere) {
      alreadyThere++;
    } else if (outcome instanceof Unproven open) {
      unproven.add(open.object() + ": " + open.why());
    } else if (outcome instanceof ForOthers other) {
      forOthers.merge(other.why(), 1, Integer::sum);
    } else if (outcome instanceof Failed lost) {
      failed.add(lost.object() + ": " + lost.why());
    }
  }

  void remark(String line) {
    remarks.add(line);
  }

  Summary summary(List<String> ledger, Standing standing) {
    return new Summary(
        restored, alreadyThere, unproven, forOthers, failed, remarks, ledger, standing);
  }
}
