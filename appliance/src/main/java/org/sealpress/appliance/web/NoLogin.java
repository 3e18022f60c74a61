package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code GET /api/session} as long as there is no login: whoever gets here may look. */
final class NoLogin {
  List<Route> routes() {
    return List.of(
        new Route(
            HttpMethod.GET,
            "/api/session",
            Access.OPEN,
            request ->
                Answers.give(
                    request,
                    200,
                    new JsonObject()
                        .put("user", "")
                        .put("role", "viewer")
                        .put("language", "")
                        .put("csrf", ""))));
  }
}
