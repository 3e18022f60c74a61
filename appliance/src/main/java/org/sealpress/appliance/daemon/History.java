package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;

/** What the ledger tells of a document, from the first sheet on. */
final class History {
  /** So far back from a seal its capture is looked for; usually it is a few entries before. */
  private static final int BACK = 100;

  /** More than anybody reads. */
  private static final int MOST = 1_000;

  private final Ledger ledger;
  private final Catalog catalog;

  History(Ledger ledger, Catalog catalog) {
    this.ledger = ledger;
    this.catalog = catalog;
  }

  /** All entries about it, the first first. */
  List<Entry> of(String document, List<DocumentVersion> versions) throws IOException {
    SortedMap<Long, Entry> found = new TreeMap<>();
    for (DocumentVersion version : versions) {
      capture(version, found);
    }
    for (long seq : catalog.happenings().of(document)) {
      if (found.size() < MOST) {
        entry(seq).ifPresent(entry -> found.put(entry.seq(), entry));
      }
    }
    return new ArrayList<>(found.values());
  }

  private void capture(DocumentVersion version, SortedMap<Long, Entry> found) throws IOException {
    long last = Math.max(0, version.seq() - BACK);
    for (long seq = version.seq() - 1; seq >= last; seq--) {
      Optional<Entry> entry = entry(seq);
      if (entry.isPresent() && captureOf(entry.get().event()).equals(version.capture())) {
        found.put(seq, entry.get());
        if (entry.get().event() instanceof Event.Captured) {
          return;
        }
      }
    }
  }

  private static String captureOf(Event event) {
    return event instanceof Event.Captured captured
        ? captured.capture()
        : event instanceof Event.Fault fault ? fault.capture() : "";
  }

  /** A line that is damaged is told of elsewhere. */
  private Optional<Entry> entry(long seq) throws IOException {
    try {
      return ledger.entry(seq);
    } catch (LedgerFault e) {
      return Optional.empty();
    }
  }

  /** As programs read it: what happened is {@code kind}, and what it takes to tell it. */
  static JsonArray json(List<Entry> entries, PlaceNames names) {
    JsonArray all = new JsonArray();
    for (Entry entry : entries) {
      all.add(
          json(entry.event(), names)
              .put("entry", entry.seq())
              .put("at", entry.time().toString())
              .put("doubt", entry.clockDoubt()));
    }
    return all;
  }

  private static JsonObject json(Event event, PlaceNames names) {
    JsonObject json = new JsonObject().put("kind", event.type());
    if (event instanceof Event.Captured e) {
      return json.put("sheets", e.sheets()).put("sides", e.sidesFed()).put("scanner", e.scanner());
    } else if (event instanceof Event.Sealed e) {
      return json.put("version", e.version())
          .put("pages", e.pages())
          .put("recipients", e.recipients().size());
    } else if (event instanceof Event.Copied e) {
      boolean back = e.target().equals(Event.THIS_BOX);
      return json.put("kind", back ? "returned" : json.getString("kind"))
          .put("version", e.version())
          .put("place", names.json(e.target()));
    } else if (event instanceof Event.CopyLost e) {
      return json.put("version", e.version())
          .put("place", names.json(e.target()))
          .put("reason", e.reason());
    } else if (event instanceof Event.LeftBox e) {
      return json.put("version", e.version());
    } else if (event instanceof Event.Fault e) {
      return json.put("message", e.message());
    }
    return json;
  }
}
