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
        .end(body.encodePrettily() + "\n")
        .onFailure(error -> {});
  }

  static void answer(RoutingContext request, BoxState.Pressed pressed) {
    if (pressed instanceof BoxState.Pressed.Taken taken) {
      Answers.give(request, 202, new JsonObject().put("capture", taken.capture()));
    } else if (pressed instanceof BoxState.Pressed.Told told) {
      Answers.give(request, 200, new JsonObject().put("text", told.text()));
    } else if (pressed instanceof BoxState.Pressed.Refused refused) {
      Answers.refuse(request, 409, refused.why());
    } else if (pressed instanceof BoxState.Pressed.Wrong wrong) {
      Answers.refuse(request, 400, wrong.why());
    }
  }
}
