package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.web.text.Phrases;
import org.sealpress.appliance.web.text.Texts;

/** Answers are JSON, always; when something is wrong, {@code error} says what and what to do. */
final class Answers {
  private static final Phrases REFUSALS = new Phrases(Texts.english(), "refusal.");

  private Answers() {}

  static void refuse(RoutingContext request, int code, String why) {
    refuse(request, code, why, "");
  }

  /** The same of what was typed into a field, with the text of it in all languages. */
  static void refuse(RoutingContext request, int code, String why, String field) {
    JsonObject body = new JsonObject().put("error", why);
    if (!field.isEmpty()) {
      body.put("field", field);
    }
    REFUSALS
        .of(why)
        .ifPresent(
            phrase -> {
              body.put("key", phrase.key());
              if (!phrase.args().isEmpty()) {
                body.put("args", new JsonObject(Map.copyOf(phrase.args())));
              }
            });
    give(request, code, body);
  }

  /** With the field that it is about, if there is one. */
  static void refuse(RoutingContext request, Refusal refusal) {
    refuse(request, refusal.code(), refusal.getMessage(), refusal.field());
  }

  /** What has come of a request that was not done: a refusal, or an internal error. */
  static void failed(RoutingContext request, Throwable why) {
    if (why instanceof Refusal refusal) {
      refuse(request, refusal);
    } else {
      request.fail(why);
    }
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

  /** What is known; while the box starts, that it does. */
  static void giveOnceStarted(RoutingContext request, Optional<JsonObject> known) {
    if (known.isPresent()) {
      give(request, 200, known.get());
    } else {
      refuse(request, 409, BoxState.STARTING);
    }
  }

  /** A picture that nobody keeps. */
  static void picture(RoutingContext request, byte[] jpeg) {
    request
        .response()
        .putHeader("Content-Type", "image/jpeg")
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(jpeg))
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
