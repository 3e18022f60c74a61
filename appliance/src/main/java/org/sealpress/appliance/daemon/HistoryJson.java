package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;

/**
 * What happened to a document as programs read it: what it was is {@code kind}, and there is what
 * it takes to tell it in any language.
 */
final class HistoryJson {
  private HistoryJson() {}

  /** All entries in their order. */
  static JsonArray of(List<Entry> entries, PlaceNames names) {
    JsonArray all = new JsonArray();
    for (Entry entry : entries) {
      all.add(
          of(entry.event(), names)
              .put("entry", entry.seq())
              .put("at", entry.time().toString())
              .put("doubt", entry.clockDoubt()));
    }
    return all;
  }

  private static JsonObject of(Event event, PlaceNames names) {
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
