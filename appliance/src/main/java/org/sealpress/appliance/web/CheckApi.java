package org.sealpress.appliance.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.sealpress.intake.CheckRefused;
import org.sealpress.intake.Checks;
import org.sealpress.intake.Thumbnails.Size;
import org.sealpress.worker.WorkerFault;

/**
 * {@code GET /api/classes}; the pages of a capture that is not sealed yet, and what a person
 * decides on them: {@code /api/captures/ID/pages}, pictures of them, and {@code confirm}, {@code
 * wait}, {@code title}; {@code rotate}, {@code drop}, {@code restore} and {@code rescan} of a page.
 */
final class CheckApi {
  private static final String CAPTURE = "/api/captures/:id";
  private static final String PAGE = CAPTURE + "/pages/:side";

  private final BoxState box;
  private final WorkerExecutor threads;

  /** Asks the box in threads that may wait for its disk. */
  CheckApi(BoxState box, WorkerExecutor threads) {
    this.box = box;
    this.threads = threads;
  }

  /** All of them. */
  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, "/api/classes", Access.VIEWER, this::classes),
        new Route(HttpMethod.GET, CAPTURE + "/pages", Access.OPERATOR, this::pages),
        new Route(HttpMethod.GET, PAGE + "/thumbnail", Access.OPERATOR, this::thumbnail),
        post(CAPTURE + "/confirm", this::confirm),
        post(CAPTURE + "/wait", this::prolong),
        post(CAPTURE + "/title", this::title),
        post(PAGE + "/rotate", this::rotate),
        post(PAGE + "/drop", this::drop),
        post(PAGE + "/restore", this::restore),
        post(PAGE + "/rescan", this::rescan));
  }

  private void classes(RoutingContext request) {
    Answers.give(request, 200, new JsonObject().put("classes", new JsonArray(box.classes())));
  }

  private interface Decision {
    void on(Checks checks) throws IOException;
  }

  private interface Reading {
    /** What is to be done, when what was typed is right. */
    Decision of(RoutingContext request) throws Refusal;
  }

  private Route post(String path, Reading reading) {
    return new Route(HttpMethod.POST, path, Access.OPERATOR, request -> decide(request, reading));
  }

  private void decide(RoutingContext request, Reading reading) {
    Optional<Checks> checks = box.checks();
    if (checks.isEmpty()) {
      Answers.refuse(request, 409, BoxState.STARTING);
      return;
    }
    Decision decision;
    try {
      decision = reading.of(request);
    } catch (Refusal refusal) {
      Answers.refuse(request, refusal);
      return;
    }
    threads
        .executeBlocking(
            () -> {
              decision.on(checks.get());
              return true;
            })
        .onSuccess(done -> Answers.give(request, 200, new JsonObject().put("done", true)))
        .onFailure(failure -> refuse(request, failure));
  }

  private static void refuse(RoutingContext request, Throwable failure) {
    if (failure instanceof CheckRefused refused) {
      int code = refused.why() == CheckRefused.Why.NO_SUCH_PAGE ? 404 : 409;
      Answers.refuse(request, code, String.valueOf(refused.getMessage()));
    } else if (failure instanceof NotNow) {
      Answers.refuse(request, 409, String.valueOf(failure.getMessage()));
    } else if (failure instanceof WorkerFault || failure instanceof CancellationException) {
      Answers.refuse(request, 404, "this page can't be shown: it is sealed just now, or damaged");
    } else if (failure instanceof RejectedExecutionException) {
      Answers.refuse(request, 429, "too much is asked for at once: ask again in a moment");
    } else if (failure instanceof IOException) {
      Answers.refuse(request, 409, "it can't be written down now: " + failure.getMessage());
    } else {
      request.fail(failure);
    }
  }

  private Decision confirm(RoutingContext request) throws Refusal {
    String id = id(request);
    String by = by(request);
    Asked unused = Asked.in(request, Set.of());
    return checks -> checks.confirm(id, by);
  }

  private Decision prolong(RoutingContext request) throws Refusal {
    String id = id(request);
    String by = by(request);
    Asked unused = Asked.in(request, Set.of());
    return checks -> checks.prolong(id, by);
  }

  private Decision title(RoutingContext request) throws Refusal {
    String id = id(request);
    var title = Asked.in(request, Set.of("title")).title();
    return checks -> checks.title(id, title);
  }

  private Decision rotate(RoutingContext request) throws Refusal {
    String id = id(request);
    int side = side(request);
    String by = by(request);
    int turns = Asked.in(request, Set.of("degrees")).quarterTurns();
    return checks -> checks.turn(id, side, turns, by);
  }

  private Decision drop(RoutingContext request) throws Refusal {
    String id = id(request);
    int side = side(request);
    String by = by(request);
    String reason = Asked.in(request, Set.of("reason")).reason();
    return checks -> checks.drop(id, side, by, reason);
  }

  private Decision restore(RoutingContext request) throws Refusal {
    String id = id(request);
    int side = side(request);
    String by = by(request);
    Asked unused = Asked.in(request, Set.of());
    return checks -> checks.restore(id, side, by);
  }

  private Decision rescan(RoutingContext request) throws Refusal {
    String id = id(request);
    int side = side(request);
    String by = by(request);
    String reason = Asked.in(request, Set.of("reason")).reason();
    return checks -> {
      if (box.feedAgain(id, side, by, reason) instanceof BoxState.Pressed.Refused refused) {
        throw new NotNow(refused.why());
      }
    };
  }

  /** The scanner can't be asked now. */
  private static final class NotNow extends IOException {
    private static final long serialVersionUID = 1L;

    NotNow(String why) {
      super(why);
    }
  }

  private void pages(RoutingContext request) {
    String id = id(request);
    Optional<Checks> checks = box.checks();
    if (checks.isEmpty()) {
      Answers.refuse(request, 409, BoxState.STARTING);
      return;
    }
    threads
        .executeBlocking(() -> checks.get().view(id), false)
        .onSuccess(
            view -> {
              if (view.isPresent()) {
                Answers.give(request, 200, PagesJson.of(id, view.get()));
              } else {
                Answers.refuse(
                    request, 404, "this capture is sealed, or not known: its pages can't be seen");
              }
            })
        .onFailure(failure -> refuse(request, failure));
  }

  private void thumbnail(RoutingContext request) {
    String size = request.queryParam("size").stream().findFirst().orElse("s");
    Optional<Checks> checks = box.checks();
    if (checks.isEmpty()) {
      Answers.refuse(request, 409, BoxState.STARTING);
    } else if (!size.equals("s") && !size.equals("l")) {
      Answers.refuse(request, 400, "size must be s or l", "size");
    } else {
      Size wanted = size.equals("l") ? Size.LARGE : Size.SMALL;
      String id = id(request);
      int side = side(request);
      Context here = request.vertx().getOrCreateContext();
      threads
          .executeBlocking(() -> checks.get().thumbnail(id, side, wanted), false)
          .compose(made -> Future.fromCompletionStage(made, here))
          .onSuccess(jpeg -> Answers.picture(request, jpeg))
          .onFailure(failure -> refuse(request, failure));
    }
  }

  private static String by(RoutingContext request) {
    return Caller.of(request).name();
  }

  private static String id(RoutingContext request) {
    return request.pathParam("id");
  }

  /** No number at all is no page, too. */
  private static int side(RoutingContext request) {
    String side = request.pathParam("side");
    return side.matches("[0-9]{1,6}") ? Integer.parseInt(side) : 0;
  }
}
