package org.sealpress.restore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Verdict;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;

/**
 * What a target's ledger says of its objects.
 *
 * @param sealed what was sealed, by name of the object
 * @param problems what is wrong with the ledger, one line each
 */
record Records(Map<String, Event.Sealed> sealed, List<String> problems) {
  private static final String FOLDER = "ledger";

  /** Copies the ledger of a target into an empty folder and reads it. */
  static Records of(Target target, Path copy) throws TargetFault, IOException {
    List<String> problems = new ArrayList<>();
    for (Stat segment : target.list(FOLDER)) {
      String name = segment.name().substring(FOLDER.length() + 1);
      if (name.indexOf('/') < 0) {
        try (InputStream in = target.open(segment.name())) {
          Files.copy(in, copy.resolve(name));
        }
      }
    }
    Map<String, Event.Sealed> sealed = new LinkedHashMap<>();
    try {
      LedgerReader ledger = LedgerReader.at(copy);
      if (ledger.verify() instanceof Verdict.Broken broken) {
        problems.add("the ledger is not as it was written: " + broken.message());
      }
      try (EntryReader entries = ledger.entries(0)) {
        for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
          note(entry.get(), sealed);
        }
      }
    } catch (LedgerFault e) {
      problems.add(
          e.getMessage() + ": what is restored can't be proven complete; try another target");
    } catch (IllegalArgumentException e) {
      problems.add("the ledger can't be read to its end: " + e.getMessage());
    }
    return new Records(sealed, problems);
  }

  private static void note(Entry entry, Map<String, Event.Sealed> sealed) {
    if (entry.event() instanceof Event.Sealed event) {
      sealed.put(event.object(), event);
    }
  }
}
