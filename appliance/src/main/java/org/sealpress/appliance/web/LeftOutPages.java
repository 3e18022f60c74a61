package org.sealpress.appliance.web;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpress.intake.LeftOut;

/**
 * Shows the sides that will be no pages of a document, blank ones and separators, as long as it is
 * not sealed.
 */
final class LeftOutPages {
  static final String ALL = "/api/captures/:id/left-out";
  static final String ONE = ALL + "/:side";

  private final BoxState box;
  private final WorkerExecutor threads;

  /** Asks the box in threads that may wait for its disk. */
  LeftOutPages(BoxState box, WorkerExecutor threads) {
    this.box = box;
    this.threads = threads;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, ALL, Access.OPERATOR, this::list),
        new Route(HttpMethod.GET, ONE, Access.OPERATOR, this::picture));
  }

  private void list(RoutingContext request) {
    ask(request, all -> list(request, request.pathParam("id"), all));
  }

  private void ask(RoutingContext request, Consumer<List<LeftOut>> then) {
    String capture = request.pathParam("id");
    threads
        .executeBlocking(() -> box.leftOut(capture), false)
        .onSuccess(then::accept)
        .onFailure(request::fail);
  }

  private static void list(RoutingContext request, String capture, List<LeftOut> all) {
    JsonArray sides = new JsonArray();
    for (LeftOut side : all) {
      sides.add(
          new JsonObject()
              .put("side", side.side())
              .put("why", side.separator() ? "separator" : "blank")
              .put("picture", "/api/captures/" + capture + "/left-out/" + side.side()));
    }
    Answers.give(request, 200, new JsonObject().put("capture", capture).put("sides", sides));
  }

  private void picture(RoutingContext request) {
    ask(request, all -> picture(request, request.pathParam("side"), all));
  }

  private static void picture(RoutingContext request, String number, List<LeftOut> all) {
    Optional<LeftOut> wanted =
        all.stream().filter(side -> String.valueOf(side.side()).equals(number)).findFirst();
    if (wanted.isEmpty()) {
      Answers.refuse(
          request,
          404,
          "this side is not left out, or it is sealed and can't be seen here any more");
      return;
    }
    byte[] jpeg = new byte[wanted.get().preview().remaining()];
    wanted.get().preview().duplicate().get(jpeg);
    Answers.picture(request, jpeg);
  }
}
