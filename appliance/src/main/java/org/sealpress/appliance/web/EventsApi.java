package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.sealpress.appliance.account.Session;

/**
 * {@code GET /api/events}: server-sent events, as HTML has them. First {@code status} with the
 * whole status; then, at most once a second, {@code capture} and {@code alarm} with one that is new
 * and {@code status} with all; {@code beat} when there was nothing for a while. They end with the
 * session.
 */
final class EventsApi {
  static final String PATH = "/api/events";

  private final Watchers watchers;
  private final Predicate<Session> open;

  EventsApi(Vertx vertx, BoxState box, Watcher.Limits limits, Predicate<Session> open) {
    this.open = open;
    this.watchers = new Watchers(vertx, box, limits);
  }

  List<Route> routes() {
    return List.of(new Route(HttpMethod.GET, PATH, Access.VIEWER, this::watch));
  }

  private void watch(RoutingContext request) {
    Optional<Session> session = Caller.of(request).browser();
    BooleanSupplier goesOn = () -> session.isEmpty() || open.test(session.get());
    if (!watchers.add(request.response(), goesOn)) {
      request.response().putHeader("Retry-After", "30");
      Answers.refuse(
          request, 429, Watchers.MOST + " pages are open already: close one and try again");
    }
  }

  /** How many watch now. */
  int count() {
    return watchers.count();
  }
}
