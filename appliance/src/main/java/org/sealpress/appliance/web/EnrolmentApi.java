package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /api/drives/enrolment} with {@code {"label": "B", "slot": "usb", "check": "quick"}}
 * begins to make the drive in a slot one of the set; {@code GET} tells how that is doing. The slot
 * may be left out where there is only one.
 */
final class EnrolmentApi {
  static final String PATH = "/api/drives/enrolment";

  private static final Set<String> KEYS = Set.of("label", "slot", "check");

  private final BoxState box;

  EnrolmentApi(BoxState box) {
    this.box = box;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            HttpMethod.GET,
            PATH,
            Access.VIEWER,
            request -> Answers.give(request, 200, box.enrolment())),
        new Route(HttpMethod.POST, PATH, Access.ADMINISTRATOR, this::begin));
  }

  private void begin(RoutingContext request) {
    JsonObject asked;
    try {
      asked = new JsonObject(request.body().buffer());
      if (!KEYS.containsAll(asked.fieldNames())
          || !(asked.getValue("label") instanceof String)
          || !(asked.getValue("slot", "") instanceof String)
          || !(asked.getValue("check", "quick") instanceof String)) {
        throw new DecodeException("not what was expected");
      }
    } catch (DecodeException | NullPointerException e) {
      Answers.refuse(
          request,
          400,
          "the body must be {\"label\": \"...\", \"slot\": \"...\", \"check\": \"none, quick or"
              + " full\"}");
      return;
    }
    Optional<String> slot = Optional.ofNullable(asked.getString("slot"));
    Optional<String> refusal =
        box.enrol(asked.getString("label"), slot, asked.getString("check", "quick"));
    if (refusal.isPresent()) {
      Answers.refuse(request, 409, refusal.get());
    } else {
      Answers.give(request, 202, box.enrolment());
    }
  }
}
