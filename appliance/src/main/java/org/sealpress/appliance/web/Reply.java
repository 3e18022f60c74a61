package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.sealpress.appliance.account.AccountFault;
import org.sealpress.appliance.account.Reception;

/** Does what takes a while away from the event loop, and says how it ended. */
final class Reply {
  private Reply() {}

  static <T> void to(
      RoutingContext request, Reception reception, Callable<T> task, Consumer<T> answer) {
    Future.fromCompletionStage(reception.run(task), request.vertx().getOrCreateContext())
        .onSuccess(
            result -> {
              if (!request.response().ended()) {
                answer.accept(result);
              }
            })
        .onFailure(why -> failed(request, why));
  }

  private static void failed(RoutingContext request, Throwable why) {
    Throwable cause =
        why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
    if (cause instanceof AccountFault fault) {
      refuse(request, fault);
    } else {
      Answers.failed(request, cause);
    }
  }

  static void refuse(RoutingContext request, AccountFault fault) {
    int code =
        switch (fault.kind()) {
          case WRONG -> 400;
          case NOT_IN -> 401;
          case LATER -> 429;
          case NOT_THERE -> 404;
          case NOT_NOW -> 409;
        };
    JsonObject body = new JsonObject().put("error", fault.getMessage()).put("key", fault.key());
    if (!fault.field().isEmpty()) {
      body.put("field", fault.field());
    }
    if (!fault.arguments().isEmpty()) {
      body.put("args", new JsonObject(fault.arguments()));
    }
    if (fault.arguments().get("seconds") instanceof Long seconds) {
      request.response().putHeader("Retry-After", Long.toString(seconds));
    }
    Answers.give(request, code, body);
  }

  /** What is said when there is nothing more to say. */
  static void done(RoutingContext request) {
    Answers.give(request, 200, new JsonObject().put("done", true));
  }

  /** Where a request comes from. */
  static String address(RoutingContext request) {
    return request.request().remoteAddress().hostAddress();
  }
}
