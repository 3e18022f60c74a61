package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sealpress.appliance.account.TokenScope;

/**
 * {@code GET /api/status}, {@code GET /api/captures/ID?from=STEP}, {@code POST /api/captures} with
 * {@code {"class": "legal", "title": "Lease"}}, each of them or none; {@code POST
 * /api/buttons/NAME} for a button of the configuration; and for a capture that is held {@code POST
 * /api/captures/ID/continue}, {@code .../finish}, {@code .../discard} with {@code {"reason":
 * "..."}}; {@code POST /api/drills} with the receipt of a drill, whose signature is what counts.
 */
final class CaptureApi {
  private static final String ALL = "/api/captures";
  private static final String ONE = ALL + "/:id";

  private final BoxState box;
  private final Vertx vertx;

  CaptureApi(BoxState box, Vertx vertx) {
    this.box = box;
    this.vertx = vertx;
  }

  List<Route> routes() {
    return List.of(
        new Route(
                HttpMethod.GET,
                "/api/status",
                Access.VIEWER,
                request -> Answers.give(request, 200, box.status()))
            .alsoFor(TokenScope.STATUS),
        new Route(HttpMethod.GET, ONE, Access.VIEWER, this::capture).alsoFor(TokenScope.STATUS),
        decision("continue", request -> Future.succeededFuture(box.feedRest(id(request)))),
        decision("finish", request -> vertx.executeBlocking(() -> box.finish(id(request)))),
        decision("discard", this::discard),
        new Route(HttpMethod.POST, ALL, Access.OPERATOR, this::press).alsoFor(TokenScope.PRESS),
        new Route(HttpMethod.POST, "/api/buttons/:name", Access.OPERATOR, this::button)
            .alsoFor(TokenScope.PRESS),
        new Route(HttpMethod.POST, "/api/drills", Access.VIEWER, this::drill));
  }

  private Route decision(String name, Function<RoutingContext, Future<BoxState.Pressed>> what) {
    return new Route(
        HttpMethod.POST,
        ONE + "/" + name,
        Access.OPERATOR,
        request ->
            what.apply(request)
                .onSuccess(pressed -> Answers.answer(request, pressed))
                .onFailure(why -> Answers.failed(request, why)));
  }

  private static String id(RoutingContext request) {
    return request.pathParam("id");
  }

  private Future<BoxState.Pressed> discard(RoutingContext request) {
    try {
      String reason = Asked.in(request, Set.of("reason")).reason();
      return vertx.executeBlocking(() -> box.discard(id(request), reason));
    } catch (Refusal refusal) {
      return Future.failedFuture(refusal);
    }
  }

  private void capture(RoutingContext request) {
    List<String> from = request.queryParam("from");
    String first = from.isEmpty() ? "0" : from.get(0);
    if (!first.matches("[0-9]{1,9}")) {
      Answers.refuse(request, 400, "from must be the number of a step");
      return;
    }
    Optional<JsonObject> capture = box.capture(request.pathParam("id"), Integer.parseInt(first));
    if (capture.isPresent()) {
      Answers.give(request, 200, capture.get());
    } else {
      Answers.refuse(request, 404, "none of the last captures has this id");
    }
  }

  private void drill(RoutingContext request) {
    Buffer body = request.body().buffer();
    byte[] receipt = body == null ? new byte[0] : body.getBytes();
    vertx
        .executeBlocking(() -> box.takeReceipt(receipt))
        .onSuccess(
            refusal -> {
              if (refusal.isPresent()) {
                Answers.refuse(request, 409, refusal.get());
              } else {
                Answers.give(request, 201, new JsonObject().put("taken", true));
              }
            })
        .onFailure(request::fail);
  }

  private void button(RoutingContext request) {
    Optional<BoxState.Pressed> pressed = box.pressButton(request.pathParam("name"));
    if (pressed.isPresent()) {
      Answers.answer(request, pressed.get());
    } else {
      Answers.refuse(
          request, 404, "the configuration has no button of this name with `kind: http`");
    }
  }

  private void press(RoutingContext request) {
    try {
      Asked body = Asked.in(request, Set.of("class", "title"));
      String asked = body.has("class") ? body.text("class", "") : box.classes().get(0);
      if (!box.classes().contains(asked)) {
        String there = String.join(", ", box.classes());
        throw Refusal.wrong("class", "there is no class \"" + asked + "\"; there are " + there);
      }
      Answers.answer(request, box.press(asked, body.title()));
    } catch (Refusal refusal) {
      Answers.refuse(request, refusal);
    }
  }
}
