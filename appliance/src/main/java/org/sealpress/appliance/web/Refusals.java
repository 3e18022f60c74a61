package org.sealpress.appliance.web;

import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said where no route answers, or where one fails. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private static final Map<Integer, String> ERRORS =
      Map.of(
          400, "the request can't be understood",
          413, "the body is too large",
          500, "internal error; the log tells more");

  private Refusals() {}

  static void on(Router router) {
    router
        .route()
        .handler(
            request ->
                Answers.refuse(
                    request, 404, "there is nothing at " + shown(request.normalizedPath())));
    router.route().failureHandler(Refusals::failed);
    ERRORS.forEach(
        (code, text) -> router.errorHandler(code, request -> Answers.refuse(request, code, text)));
  }

  private static String shown(String path) {
    return path.length() <= 100 ? path : path.substring(0, 100) + "...";
  }

  private static void failed(RoutingContext request) {
    int code = request.statusCode() < 400 ? 500 : request.statusCode();
    Throwable why = request.failure();
    if (request.response().closed() || why instanceof HttpClosedException) {
      LOG.debug("a client went away", why);
      return;
    }
    if (code >= 500) {
      LOG.error("internal error at {}", request.normalizedPath(), why);
    }
    if (code == 413) { // The rest of it is not read.
      request.response().putHeader("Connection", "close");
    }
    Answers.refuse(request, code, ERRORS.getOrDefault(code, "not possible"));
  }
}
