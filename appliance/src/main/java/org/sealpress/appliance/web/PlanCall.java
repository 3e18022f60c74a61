package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /api/plan}. */
final class PlanCall {
  private static final String PATH = "/api/plan";

  private final BoxState box;
  private final Vertx vertx;

  PlanCall(BoxState box, Vertx vertx) {
    this.box = box;
    this.vertx = vertx;
  }

  void on(Router router) {
    router.get(PATH).handler(this::plan);
    ApiVerticle.only(router, PATH, HttpMethod.GET);
  }

  private void plan(RoutingContext request) {
    vertx
        .executeBlocking(box::plan)
        .onSuccess(
            plan -> {
              if (plan.isPresent()) {
                Answers.give(request, 200, plan.get());
              } else {
                Answers.refuse(request, 409, BoxState.STARTING);
              }
            })
        .onFailure(request::fail);
  }
}
