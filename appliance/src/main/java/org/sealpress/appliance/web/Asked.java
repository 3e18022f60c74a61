package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the body of a request says: texts under names that are known. */
final class Asked {
  private final JsonObject body;

  private Asked(JsonObject body) {
    this.body = body;
  }

  /** A body that is a JSON object with some of these keys; a key that is spelled wrong is told. */
  static Asked in(RoutingContext request, Set<String> keys) throws Refusal {
    @Nullable Buffer bytes = request.body().buffer();
    JsonObject body;
    try {
      body = bytes == null || bytes.length() == 0 ? new JsonObject() : new JsonObject(bytes);
    } catch (DecodeException | ClassCastException e) {
      throw Refusal.wrong("", "the body must be a JSON object");
    }
    for (String key : body.fieldNames()) {
      if (!keys.contains(key)) {
        throw Refusal.wrong(
            key, "\"" + key + "\" is not expected here; there are " + String.join(", ", keys));
      }
    }
    return new Asked(body);
  }

  /** A text, or another one when it is not given. */
  String text(String key, String or) throws Refusal {
    Object value = body.getValue(key, or);
    if (value instanceof String text) {
      return text;
    }
    throw Refusal.wrong(key, "\"" + key + "\" must be a text");
  }

  /** A text that must be there. */
  String text(String key) throws Refusal {
    String text = text(key, "");
    if (text.isBlank()) {
      throw Refusal.wrong(key, "this is needed: fill it in");
    }
    return text;
  }
}
