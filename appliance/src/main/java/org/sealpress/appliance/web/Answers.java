package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers are JSON, always; when something is wrong, {@code error} says what and what to do. */
final class Answers {
  private Answers() {}

  static void refuse(RoutingContext request, int code, String why) {
    give(request, code, new JsonObject().put("error", why));
  }

  /** The same of what was typed into a field. */
  static void refuse(RoutingContext request, int code, String why, String field) {
    JsonObject body = new JsonObject().put("error", why);
    give(request, code, field.isEmpty() ? body : body.put("field", field));
  }

  static void give(RoutingContext request, int code, JsonObject body) {
    if (request.response().ended()) {
      return;
    }
    request
        .response()
        .setStatusCode(code)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(body.encodePrettily() + "\n")
        .onFailure(error -> {});
  }
}
