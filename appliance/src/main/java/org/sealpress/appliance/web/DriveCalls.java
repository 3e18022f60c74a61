package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.sealpress.appliance.account.TokenScope;

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

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, ALL, Access.VIEWER, this::list).alsoFor(TokenScope.STATUS),
        new Route(HttpMethod.POST, RETIRE, Access.ADMINISTRATOR, this::retire));
  }

  private void list(RoutingContext request) {
    vertx
        .executeBlocking(box::drives)
        .onSuccess(drives -> Answers.giveOnceStarted(request, drives))
        .onFailure(request::fail);
  }

  private void retire(RoutingContext request) {
    retired(request)
        .onSuccess(pressed -> Answers.answer(request, pressed))
        .onFailure(why -> Answers.failed(request, why));
  }

  private Future<BoxState.Pressed> retired(RoutingContext request) {
    try {
      String reason = Asked.in(request, Set.of("reason")).reason();
      return vertx.executeBlocking(() -> box.retireDrive(request.pathParam("id"), reason));
    } catch (Refusal refusal) {
      return Future.failedFuture(refusal);
    }
  }
}
