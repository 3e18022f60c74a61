package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.sealpress.ledger.RandomId;

/**
 * What the reading room and the drill in the browser ask for: {@code GET /api/reading}, {@code GET
 * /api/documents/ID/versions/N/reading} and {@code .../object}, and {@code GET
 * /api/drill?holder=FINGERPRINT&sample=N}.
 */
final class ReadingApi {
  static final String HOLDERS = "/api/reading";
  static final String FACTS = "/api/documents/:id/versions/:version/reading";
  static final String OBJECT = "/api/documents/:id/versions/:version/object";
  static final String DRILL = "/api/drill";

  private static final String UNKNOWN =
      "the ledger has no such version of a document: look at the list of documents";
  private static final int MOST_SAMPLED = 100;
  private static final int THREADS = 2;

  private final Supplier<Optional<ReadingBox>> box;
  private final WorkerExecutor workers;
  private final SealedObjects objects;

  /**
   * Those of a box.
   *
   * @param box empty while it starts
   */
  ReadingApi(Supplier<Optional<ReadingBox>> box, Vertx vertx) {
    this.box = box;
    this.workers = vertx.createSharedWorkerExecutor("reading", THREADS);
    this.objects = new SealedObjects(workers);
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, HOLDERS, Access.VIEWER, this::holders),
        new Route(HttpMethod.GET, FACTS, Access.VIEWER, request -> version(request, this::facts)),
        new Route(HttpMethod.GET, OBJECT, Access.VIEWER, request -> version(request, this::object)),
        new Route(HttpMethod.GET, DRILL, Access.VIEWER, this::drill));
  }

  private void holders(RoutingContext request) {
    ask(request, ReadingBox::holders).onSuccess(found -> Answers.give(request, 200, found));
  }

  private void facts(RoutingContext request, Version wanted) {
    ask(request, room -> room.facts(wanted.document(), wanted.number()))
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    facts -> Answers.give(request, 200, facts),
                    () -> Answers.refuse(request, 404, UNKNOWN)));
  }

  private void object(RoutingContext request, Version wanted) {
    if (!objects.begin(request)) {
      return;
    }
    ask(request, room -> room.object(wanted.document(), wanted.number()))
        .onFailure(error -> objects.end())
        .onSuccess(
            found -> {
              if (found.isPresent()) {
                objects.answer(request, found.get(), wanted + ".cms");
              } else {
                objects.end();
                Answers.refuse(request, 404, UNKNOWN);
              }
            });
  }

  private void drill(RoutingContext request) {
    String holder = parameter(request, "holder", "");
    String sample = parameter(request, "sample", "20");
    if (!holder.matches("[0-9a-f]{64}")) {
      Answers.refuse(request, 400, "holder must be the SHA-256 of a certificate, 64 hex digits");
    } else if (!sample.matches("[0-9]{1,3}") || Integer.parseInt(sample) > MOST_SAMPLED) {
      Answers.give(
          request,
          400,
          new JsonObject()
              .put("error", "expected a number from 0 to " + MOST_SAMPLED)
              .put("field", "sample"));
    } else {
      ask(request, room -> room.drill(holder, Integer.parseInt(sample)))
          .onSuccess(found -> Answers.give(request, 200, found));
    }
  }

  private static String parameter(RoutingContext request, String name, String or) {
    return request.queryParam(name).stream().findFirst().orElse(or);
  }

  private record Version(String document, int number) {
    @Override
    public String toString() {
      return document + ".v" + number;
    }
  }

  private static void version(RoutingContext request, BiConsumer<RoutingContext, Version> then) {
    String id = request.pathParam("id");
    String number = request.pathParam("version");
    if (RandomId.isOne(id) && number.matches("[1-9][0-9]{0,6}")) {
      then.accept(request, new Version(id, Integer.parseInt(number)));
    } else {
      Answers.refuse(request, 404, UNKNOWN);
    }
  }

  private interface Question<T> {
    T ask(ReadingBox room) throws IOException;
  }

  /** Asks in another thread; what goes wrong is answered. */
  private <T> Future<T> ask(RoutingContext request, Question<T> question) {
    Optional<ReadingBox> room = box.get();
    if (room.isEmpty()) {
      Answers.refuse(request, 409, BoxState.STARTING);
      return Future.failedFuture(BoxState.STARTING);
    }
    return workers.executeBlocking(() -> question.ask(room.get()), false).onFailure(request::fail);
  }
}
