package org.sealpress.delivery;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpress.plan.Due;
import org.sealpress.vault.Amount;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;

/**
 * Which sealed objects are due on targets at one moment: all up to an entry of the ledger, another
 * one for each class. For one thread.
 */
final class DueNow {
  private final Catalog catalog;
  private final Due due;
  private final Map<String, Long> last = new HashMap<>();

  DueNow(Catalog catalog, Due due) {
    this.catalog = catalog;
    this.due = due;
  }

  /** The last entry of a class that is due; the largest number there is when all are. */
  long last(String documentClass) throws IOException {
    Optional<Due.Window> window = due.window(documentClass);
    if (window.isEmpty()) {
      return Long.MAX_VALUE;
    }
    Long known = last.get(documentClass);
    long now = known == null ? catalog.sealedUpTo(documentClass, window.get().last()) : known;
    last.put(documentClass, now);
    return now;
  }

  /** Whether a document is due. */
  boolean holds(DocumentVersion version) throws IOException {
    return version.seq() <= last(version.documentClass());
  }

  /** How much of what is due is not on a target. */
  Amount lack(String ledgerName) throws IOException {
    Amount all = Amount.NONE;
    for (String each : catalog.classes()) {
      all = all.plus(catalog.lack(ledgerName, each, last(each)));
    }
    return all;
  }

  /** What a target lacks that has all that is due. */
  Later later(String ledgerName) throws IOException {
    long objects = 0;
    Optional<Instant> first = Optional.empty();
    for (String each : due.windows().keySet()) {
      long lacking =
          catalog.lack(ledgerName, each, Long.MAX_VALUE).objects()
              - catalog.lack(ledgerName, each, last(each)).objects();
      objects += lacking;
      Instant next = due.windows().get(each).next();
      if (lacking > 0 && (first.isEmpty() || next.isBefore(first.get()))) {
        first = Optional.of(next);
      }
    }
    return new Later(objects, first);
  }
}
