package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers what takes a disk or a program some time, on threads of its own. */
final class Blocking {
  private static final int THREADS = 2;

  private final WorkerExecutor threads;

  Blocking(Vertx vertx) {
    threads = vertx.createSharedWorkerExecutor("papers", THREADS);
  }

  /** A question to a part of the box. */
  interface Question<B, T> {
    T ask(B box) throws Exception;
  }

  /** Answers with JSON. */
  <B> void json(
      RoutingContext request, Supplier<Optional<B>> box, Question<B, JsonObject> question) {
    ask(request, box, question, answer -> Answers.give(request, 200, answer));
  }

  /** Answers with a file; {@code name} is what it is called when it is kept. */
  <B> void file(
      RoutingContext request,
      Supplier<Optional<B>> box,
      Question<B, byte[]> question,
      String type,
      String name) {
    ask(
        request,
        box,
        question,
        answer ->
            request
                .response()
                .putHeader("Content-Type", type)
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(answer))
                .onFailure(error -> {}));
  }

  private <B, T> void ask(
      RoutingContext request,
      Supplier<Optional<B>> box,
      Question<B, T> question,
      Consumer<T> then) {
    Optional<B> there = box.get();
    if (there.isEmpty()) {
      Answers.refuse(request, 409, BoxState.STARTING);
      return;
    }
    Callable<T> asked = () -> question.ask(there.get());
    threads
        .executeBlocking(asked, false)
        .onSuccess(then::accept)
        .onFailure(why -> Answers.failed(request, why));
  }
}
