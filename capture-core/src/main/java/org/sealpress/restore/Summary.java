package org.sealpress.restore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a restore ended.
 *
 * @param restored documents that are back
 * @param alreadyThere documents that were back before
 * @param unproven what could be opened but not proven, one line each
 * @param forOthers how many could not be restored since they are sealed for other keys only, by for
 *     whom and what to do
 * @param failed what could not be restored, one line each
 * @param remarks what the ledger says of documents that are back, one line each: sheets that are
 *     missing, pages without text
 * @param ledger what is wrong with the ledger itself, one line each; empty when all is well
 * @param standing how far it is signed
 */
public record Summary(
    int restored,
    int alreadyThere,
    List<String> unproven,
    Map<String, Integer> forOthers,
    List<String> failed,
    List<String> remarks,
    List<String> ledger,
    Standing standing) {

  /** Copies the lists. */
  public Summary {
    unproven = List.copyOf(unproven);
    forOthers = Collections.unmodifiableMap(new LinkedHashMap<>(forOthers));
    failed = List.copyOf(failed);
    remarks = List.copyOf(remarks);
    ledger = List.copyOf(ledger);
  }

  /** True when everything is back and proven. */
  public boolean complete() {
    return unproven.isEmpty() && forOthers.isEmpty() && failed.isEmpty() && ledger.isEmpty();
  }
}
