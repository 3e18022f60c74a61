package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What was read again of a target or of the box, in words. */
final class UpkeepText {
  private UpkeepText() {}

  /**
   * To be put behind what is said of a target; empty when nothing was ever read again.
   *
   * @param time shows a point in time
   */
  static String after(JsonObject place, UnaryOperator<String> time) {
    JsonObject reading = place.getJsonObject("reading");
    if (reading != null) {
      return String.format(
          Locale.ROOT,
          "; is read again, %,d of about %,d documents",
          reading.getLong("objects", 0L),
          reading.getLong("ofObjects", 0L));
    }
    JsonObject last = place.getJsonObject("verified");
    if (last == null) {
      return "";
    }
    int parts = last.getInteger("parts", 1);
    return "; read again %s%s: %s"
        .formatted(
            time.apply(last.getString("at", "")),
            parts == 1 ? "" : " (part %d of %d)".formatted(last.getInteger("part", 1), parts),
            found(last.getLong("damaged", 0L), last.getLong("missing", 0L)));
  }

  private static String found(long damaged, long missing) {
    return damaged + missing == 0
        ? "as it was stored"
        : "%d damaged, %d missing".formatted(damaged, missing);
  }

  /** Lines for the box's own store; none when there is nothing to say. */
  static List<String> store(JsonObject store, UnaryOperator<String> time) {
    String message = store.getString("message", "");
    String read = after(store, time);
    if (message.isEmpty() && read.isEmpty()) {
      return List.of();
    }
    return List.of(message.isEmpty() ? read.substring(2) : message + read);
  }
}
