package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.sealpress.appliance.account.Reception;

/**
 * {@code POST /api/setup} with {@code {"code": "...", "user": "...", "password": "..."}} makes a
 * first administrator, by the code that the box has printed; {@code POST /api/setup/code} has it
 * print another one, for its own command line alone.
 */
final class SetupApi {
  static final String PATH = "/api/setup";

  private final Reception reception;

  SetupApi(Reception reception) {
    this.reception = reception;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.POST, PATH, Access.OPEN, this::setup),
        new Route(HttpMethod.POST, PATH + "/code", Access.MACHINE, this::code));
  }

  private void setup(RoutingContext request) {
    String address = Reply.address(request);
    String browser = LoginApi.browser(request);
    Reply.to(
        request,
        reception,
        () -> {
          Asked body = Asked.in(request, Set.of("code", "user", "password"));
          return reception
              .logins()
              .setup(
                  body.text("code", ""),
                  body.text("user", ""),
                  body.text("password", ""),
                  address,
                  browser);
        },
        step -> LoginApi.further(request, reception, step, new JsonObject()));
  }

  private void code(RoutingContext request) {
    Answers.give(request, 201, new JsonObject().put("code", reception.setupCode()));
  }
}
