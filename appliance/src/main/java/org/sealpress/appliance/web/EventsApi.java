package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * {@code GET /api/events}: server-sent events, as HTML has them. First {@code status} with the
 * whole status; then, at most once a second, {@code capture} and {@code alarm} with one that is new
 * and {@code status} with all; {@code beat} when there was nothing for a while.
 */
final class EventsApi {
  static final String PATH = "/api/events";

  private final Watchers watchers;

  EventsApi(Vertx vertx, BoxState box, Watcher.Limits limits) {
    this.watchers = new Watchers(vertx, box, limits);
  }

  List<Route> routes() {
    return List.of(new Route(HttpMethod.GET, PATH, Access.VIEWER, this::watch));
  }

  private void watch(RoutingContext request) {
    if (!watchers.add(request.response())) {
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
