package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/**
 * {@code POST /api/drives/eject} with {@code {"drive": "A"}} begins to let a drive go; a slot's
 * name does too, and {@code {}} means the only drive that is there. The answer names the slot,
 * under which {@code GET /api/status} tells how that ends.
 */
final class EjectApi {
  static final String PATH = "/api/drives/eject";

  private final BoxState box;

  EjectApi(BoxState box) {
    this.box = box;
  }

  List<Route> routes() {
    return List.of(new Route(HttpMethod.POST, PATH, Access.OPERATOR, this::begin));
  }

  private void begin(RoutingContext request) {
    try {
      String drive = Asked.in(request, Set.of("drive")).text("drive", "");
      BoxState.Ejecting answer = box.eject(drive);
      if (answer.refusal().isPresent()) {
        throw Refusal.notNow(answer.refusal().get());
      }
      Answers.give(request, 202, new JsonObject().put("slot", answer.slot()));
    } catch (Refusal refusal) {
      Answers.refuse(request, refusal);
    }
  }
}
