package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.sealpress.intake.Checks;
import org.sealpress.intake.DocumentTitle;

/** What a body says. A key that is spelled wrong must not go unseen. */
record Fields(JsonObject body) {

  /**
   * Of a request.
   *
   * @throws BadField when it is no JSON object, or has another key
   */
  static Fields of(RoutingContext request, String... keys) {
    Buffer bytes = request.body().buffer();
    Object given;
    try {
      given = bytes == null || bytes.length() == 0 ? new JsonObject() : Json.decodeValue(bytes);
    } catch (DecodeException e) {
      given = null;
    }
    Set<String> known = Set.of(keys);
    if (!(given instanceof JsonObject body)) {
      throw new BadField("", "the body must be a JSON object");
    }
    for (String key : body.fieldNames()) {
      if (!known.contains(key)) {
        throw new BadField(
            "",
            known.isEmpty()
                ? "the body must be {}"
                : "the body may have only " + String.join(", ", keys));
      }
    }
    return new Fields(body);
  }

  /** A text; empty when it is not given. */
  String text(String key) {
    Object value = body.getValue(key, "");
    if (value instanceof String text) {
      return text;
    }
    throw new BadField(key, key + " must be a text");
  }

  /** A title; none when it is not given. */
  DocumentTitle title() {
    try {
      return new DocumentTitle(text("title"));
    } catch (IllegalArgumentException e) {
      throw new BadField("title", String.valueOf(e.getMessage()));
    }
  }

  /** A reason that is written down. */
  String reason() {
    try {
      return Checks.reason(text("reason"));
    } catch (IllegalArgumentException e) {
      throw new BadField("reason", String.valueOf(e.getMessage()));
    }
  }

  /** Quarter turns clockwise, 1 to 3. */
  int quarterTurns() {
    if (body.getValue("degrees") instanceof Integer degrees
        && Set.of(90, 180, 270).contains(degrees)) {
      return degrees / 90;
    }
    throw new BadField("degrees", "degrees must be 90, 180 or 270");
  }
}
