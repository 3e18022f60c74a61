package org.sealpress.appliance.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.sealpress.appliance.account.Reception;

/**
 * Sends whoever opens a page without being logged in to the login, or to the setup of a new box.
 * The pages themselves have no data in them; this only spares a step.
 */
final class FirstVisit {
  private static final Set<String> OPEN = Set.of("/login", "/setup");

  private static final Set<String> PAGES = Set.of("/", "/:page", "/" + ReadingPage.NAME);

  private final Reception reception;

  FirstVisit(Reception reception) {
    this.reception = reception;
  }

  /** The same route, where it is a page. */
  Route before(Route route) {
    return PAGES.contains(route.path())
        ? new Route(
            route.method(),
            route.path(),
            route.access(),
            request -> {
              if (isIn(request) || OPEN.contains(request.request().path())) {
                route.handler().handle(request);
              } else {
                send(request);
              }
            })
        : route;
  }

  private static boolean isIn(RoutingContext request) {
    return !(Caller.of(request) instanceof Caller.Stranger);
  }

  private void send(RoutingContext request) {
    String page = request.request().path().substring(1);
    String back = page.matches("[a-z-]{1,30}") ? "?to=" + page : "";
    request
        .response()
        .setStatusCode(303)
        .putHeader("Location", reception.isNew() ? "/setup" : "/login" + back)
        .putHeader("Cache-Control", "no-store")
        .end()
        .onFailure(error -> {});
  }
}
