package org.sealpress.appliance.torture;

import java.util.ArrayList;
import java.util.List;

/** One press: what was fed against what is in documents. */
final class Account {
  private final Fed fed;
  private final List<Archive.Found> documents;
  private final Told told;

  /**
   * An account.
   *
   * @param documents that have a side of this press
   */
  Account(Fed fed, List<Archive.Found> documents, Told told) {
    this.fed = fed;
    this.documents = documents;
    this.told = told;
  }

  void check(Findings findings) {
    findings.fed(fed.delivered());
    List<Integer> pages = new ArrayList<>();
    documents.forEach(document -> pages.addAll(document.pages()));
    String what = fed + " became " + documents;
    if (documents.size() > 1) {
      findings.twice("one press made " + documents.size() + " documents: " + what);
    }
    long distinct = pages.stream().distinct().count();
    for (long i = distinct; i < pages.size(); i++) {
      findings.twice("a side is there twice: " + what);
    }
    int there = (int) fed.sides().stream().filter(pages::contains).count();
    int safe = Math.max(fed.acknowledged(), told.safeInLog(fed.capture()));
    if (there < safe) {
      findings.lost(safe - there, what + ", safe were " + safe);
    }
    if (!pages.equals(fed.sides().subList(0, Math.min(pages.size(), fed.sides().size())))) {
      findings.problem("pages are in disorder, altered or not of this press: " + what);
    }
    if (there > fed.delivered()) {
      findings.problem("more is there than the scanner gave: " + what);
    }
    checkTold(there, what, findings);
  }

  private void checkTold(int there, String what, Findings findings) {
    boolean gap = there < fed.delivered();
    boolean incomplete = there > 0 && there < fed.sides().size();
    if (!gap && !incomplete) {
      return;
    }
    boolean inLedger = told.inLedger(fed.capture(), there);
    boolean inLog = told.inLog(fed.capture(), there);
    if (gap && !inLedger && !inLog) {
      findings.silent(fed.delivered() - there, what);
    } else if (!inLedger) {
      findings.problem("the ledger does not say that sheets are missing: " + what);
    } else if (!inLog) {
      findings.problem("only the ledger says that sheets are missing: " + what);
    }
  }
}
