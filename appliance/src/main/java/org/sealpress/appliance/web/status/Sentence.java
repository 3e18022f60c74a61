package org.sealpress.appliance.web.status;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A sentence in no language yet.
 *
 * @param key of its text; with {@code count} among the arguments, of a text for one and for others
 * @param args what is put in: names, numbers, and times in RFC 3339
 */
public record Sentence(String key, Map<String, Object> args) {
  /** Copies the arguments. */
  public Sentence {
    args = Map.copyOf(args);
  }

  /** One that {@link #json} wrote. */
  static Sentence of(JsonObject json) {
    return new Sentence(json.getString("key", ""), Parts.object(json, "args").getMap());
  }

  static Sentence of(String key) {
    return new Sentence(key, Map.of());
  }

  static Sentence of(String key, String name, Object value) {
    return new Sentence(key, Map.of(name, value));
  }

  static Sentence counted(String key, long count) {
    return new Sentence(key, Map.of("count", count));
  }

  /** As programs read it. */
  public JsonObject json() {
    return new JsonObject().put("key", key).put("args", new JsonObject(Map.copyOf(args)));
  }
}
