package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.sealpress.appliance.account.TokenScope;

/** {@code GET /api/plan}. */
final class PlanCall {
  private static final String PATH = "/api/plan";

  private final BoxState box;
  private final Vertx vertx;

  PlanCall(BoxState box, Vertx vertx) {
    this.box = box;
    this.vertx = vertx;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, PATH, Access.VIEWER, this::plan).alsoFor(TokenScope.STATUS));
  }

  private void plan(RoutingContext request) {
    vertx
        .executeBlocking(box::plan)
        .onSuccess(plan -> Answers.giveOnceStarted(request, plan))
        .onFailure(request::fail);
  }
}
