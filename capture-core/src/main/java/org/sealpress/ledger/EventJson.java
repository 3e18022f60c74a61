package org.sealpress.ledger;

import java.util.SortedMap;
import java.util.TreeMap;

/** An event alone as canonical JSON, for who must keep one before it can be appended. */
public final class EventJson {
  private EventJson() {}

  /** The event's bytes. */
  public static byte[] write(Event event) {
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("type", event.type());
    EventFields.write(event, fields);
    return CanonicalWriter.write(fields);
  }

  /**
   * The event of these bytes.
   *
   * @throws IllegalArgumentException says why there is none
   */
  public static Event read(byte[] json) {
    FieldMap fields = FieldMap.of(json, 0, json.length);
    return EventFields.read(fields.text("type"), fields);
  }
}
