package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** What requests carry. A key that is spelled wrong must not go unseen. */
final class Bodies {
  private static final String REASON = "reason";

  private Bodies() {}

  /**
   * The reason that a body gives, as it is written down and logged: one line, and no long one.
   *
   * @param none what is said when it gives none
   */
  static String reason(RoutingContext request, String none) throws Refusal {
    try {
      if (value(request, REASON, "") instanceof String text && !text.isBlank()) {
        return Asked.reason(text);
      }
    } catch (DecodeException e) {
      throw Refusal.wrong(REASON, none);
    }
    throw Refusal.wrong(REASON, none);
  }

  /** The value of the only key that a body may have. */
  static Object value(RoutingContext request, String key, Object or) {
    return object(request, key).getValue(key, or);
  }

  /**
   * A JSON object with no other keys than these, each a text.
   *
   * @throws DecodeException when it is something else
   */
  static JsonObject texts(RoutingContext request, String... keys) {
    JsonObject body = object(request, keys);
    for (String key : keys) {
      if (!(body.getValue(key, "") instanceof String)) {
        throw new DecodeException(key + " is no text");
      }
    }
    return body;
  }

  /**
   * A JSON object with no other keys than these; one without any where there is no body.
   *
   * @throws DecodeException when it is something else
   */
  static JsonObject object(RoutingContext request, String... keys) {
    Buffer bytes = request.body().buffer();
    Object given =
        bytes == null || bytes.length() == 0 ? new JsonObject() : Json.decodeValue(bytes);
    if (!(given instanceof JsonObject body) || !Set.of(keys).containsAll(body.fieldNames())) {
      throw new DecodeException("not what was expected");
    }
    return body;
  }
}
