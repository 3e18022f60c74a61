package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;

/**
 * {@code GET /api/drives}, and {@code POST /api/drives/ID/retire} with {@code {"reason": "..."}}.
 */
final class DriveCalls {
  private static final String ALL = "/api/drives";
  private static final String RETIRE = ALL + "/:id/retire";

  private final BoxState box;
  private final Vertx vertx;

  DriveCalls(BoxState box, Vertx vertx) {
    this.box = box;
    this.vertx = vertx;
  }

  void on(Router router) {
    router.get(ALL).handler(this::list);
    ApiVerticle.only(router, ALL, HttpMethod.GET);
    router
        .post(RETIRE)
        .handler(BodyHandler.create(false).setBodyLimit(ApiVerticle.LARGEST_BODY))
        .handler(this::retire);
    ApiVerticle.only(router, RETIRE, HttpMethod.POST);
  }

  private void list(RoutingContext request) {
    vertx
        .executeBlocking(box::drives)
        .onSuccess(
            drives -> {
              if (drives.isPresent()) {
                Answers.give(request, 200, drives.get());
              } else {
                Answers.refuse(request, 409, BoxState.STARTING);
              }
            })
        .onFailure(request::fail);
  }

  private void retire(RoutingContext request) {
    Optional<String> reason = ApiVerticle.reason(request);
    Future<BoxState.Pressed> done =
        reason.isEmpty()
            ? Future.succeededFuture(
                new BoxState.Pressed.Wrong(
                    "a drive is not retired without a reason: the body must be {\"reason\": \"...\"}"))
            : vertx.executeBlocking(() -> box.retireDrive(request.pathParam("id"), reason.get()));
    done.onSuccess(pressed -> ApiVerticle.answer(request, pressed)).onFailure(request::fail);
  }
}
