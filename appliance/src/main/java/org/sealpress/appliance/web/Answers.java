package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers are JSON, always; when something is wrong, {@code error} says what and what to do. */
final class Answers {
  private Answers() {}

  static void refuse(RoutingContext request, int code, String why) {
    give(request, code, new JsonObject().put("error", why));
  }

  /** With the field that it is about, if there is one. */
  static void refuse(RoutingContext request, Refusal refusal) {
    JsonObject body = new JsonObject().put("error", refusal.getMessage());
    if (!refusal.field().isEmpty()) {
      body.put("field", refusal.field());
    }
    give(request, refusal.code(), body);
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
