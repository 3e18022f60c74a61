package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
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
    String drive;
    try {
      JsonObject asked = new JsonObject(request.body().buffer());
      if (!Set.of("drive").containsAll(asked.fieldNames())
          || !(asked.getValue("drive", "") instanceof String name)) {
        throw new DecodeException("not what was expected");
      }
      drive = name;
    } catch (DecodeException | NullPointerException e) {
      Answers.refuse(request, 400, "the body must be {\"drive\": \"LABEL OR SLOT\"} or {}");
      return;
    }
    BoxState.Ejecting answer = box.eject(drive);
    if (answer.refusal().isPresent()) {
      Answers.refuse(request, 409, answer.refusal().get());
    } else {
      Answers.give(request, 202, new JsonObject().put("slot", answer.slot()));
    }
  }
}
