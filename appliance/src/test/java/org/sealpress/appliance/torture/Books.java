package org.sealpress.appliance.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Verdict;

/** Compares what was fed with what can be restored, round after round of one box. */
final class Books {
  private final TortureBox box;
  private final Archive archive;
  private @Nullable Head head;
  private int faults;

  Books(TortureBox box, Keys keys) {
    this.box = box;
    this.archive = new Archive(box.drive(), box.restored(), keys.opener());
  }

  Archive archive() {
    return archive;
  }

  /** Checks all of a round; the box has settled. */
  void check(List<Fed> fed, Findings findings) throws IOException, InterruptedException {
    LedgerFacts facts = LedgerFacts.of(box.data().resolve("ledger"));
    List<Event.Fault> fresh = facts.faults().subList(faults, facts.faults().size());
    faults = facts.faults().size();
    Set<String> known = fed.stream().map(Fed::capture).collect(Collectors.toSet());
    Told told = new Told(fresh, known, box.transcript());
    List<Archive.Found> unclaimed = new ArrayList<>(archive.fresh(findings));
    for (Fed each : fed) {
      List<Archive.Found> mine =
          unclaimed.stream()
              .filter(found -> found.pages().stream().anyMatch(each.sides()::contains))
              .toList();
      unclaimed.removeAll(mine);
      new Account(each, mine, told).check(findings);
    }
    unclaimed.forEach(found -> findings.problem("a document that nobody fed: " + found));
    checkLedgers(findings);
    checkObjects(facts, findings);
    Strays.in(box, facts).forEach(stray -> findings.problem("a stray file: " + stray));
  }

  private void checkLedgers(Findings findings) throws IOException {
    LedgerReader ledger = LedgerReader.at(box.data().resolve("ledger"));
    Verdict verdict = head == null ? ledger.verify() : ledger.verify(head);
    if (verdict instanceof Verdict.Intact intact) {
      head = intact.head();
    } else {
      findings.problem("the ledger: " + verdict);
    }
    Path onDrive = box.drive().resolve("ledger");
    if (Files.exists(onDrive)) {
      Verdict copy = LedgerReader.at(onDrive).verify();
      if (!(copy instanceof Verdict.Intact)) {
        findings.problem("the ledger on the drive: " + copy);
      }
    }
  }

  private void checkObjects(LedgerFacts facts, Findings findings) {
    Set<String> names =
        facts.sealed().stream().map(Event.Sealed::object).collect(Collectors.toSet());
    if (names.size() != facts.sealed().size()) {
      findings.twice("the ledger says of a document twice that it is sealed");
    }
    for (String name : names) {
      if (!facts.left().contains(name)
          && !Files.exists(box.data().resolve("vault").resolve(name))) {
        findings.problem(name + " is not in the vault");
      }
    }
  }
}
