package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
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
    try {
      Asked asked = Asked.in(request, KEYS);
      String label = asked.given("label");
      Optional<String> slot =
          asked.has("slot") ? Optional.of(asked.text("slot", "")) : Optional.empty();
      Optional<String> refusal = box.enrol(label, slot, asked.text("check", "quick"));
      if (refusal.isPresent()) {
        throw Refusal.notNow(refusal.get());
      }
      Answers.give(request, 202, box.enrolment());
    } catch (Refusal refusal) {
      Answers.refuse(request, refusal);
    }
  }
}
