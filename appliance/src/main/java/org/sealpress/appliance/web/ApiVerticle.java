package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/status}, {@code GET /api/captures/ID}, {@code POST /api/captures}.
 *
 * <p>Only programs of this machine can reach it, and no web page through a browser of this machine:
 * requests with an {@code Origin}, or for another {@code Host} than loopback, are refused.
 */
public final class ApiVerticle extends VerticleBase {
  private static final int LARGEST_BODY = 4096;

  private final String host;
  private final int port;
  private final BoxState box;

  /** An interface at an address of loopback. */
  public ApiVerticle(String host, int port, BoxState box) {
    this.host = host;
    this.port = port;
    this.box = box;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(ApiVerticle::onlyLocal);
    router.get("/api/status").handler(request -> answer(request, 200, box.status()));
    router.get("/api/captures/:id").handler(this::capture);
    router
        .post("/api/captures")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(this::press);
    router
        .route()
        .handler(
            request -> refuse(request, 404, "there is nothing at " + request.normalizedPath()));
    router.errorHandler(413, request -> refuse(request, 413, "the body is too large"));
    router.errorHandler(500, request -> refuse(request, 500, "internal error; the log tells more"));
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeout(30)
            .setMaxHeaderSize(8192)
            .setHost(host)
            .setPort(port);
    return vertx.createHttpServer(options).requestHandler(router).listen();
  }

  private static void onlyLocal(RoutingContext request) {
    String name = request.request().authority() == null ? "" : request.request().authority().host();
    if (request.request().getHeader("Origin") != null || !isLoopback(name)) {
      refuse(request, 403, "only for programs on this machine");
    } else {
      request.next();
    }
  }

  private static boolean isLoopback(String name) {
    if (name.equals("localhost")) {
      return true;
    }
    boolean literal = name.matches("[0-9.]+|\\[?[0-9a-fA-F:.]+]?");
    try {
      return literal && InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void capture(RoutingContext request) {
    Optional<JsonObject> capture = box.capture(request.pathParam("id"));
    if (capture.isPresent()) {
      answer(request, 200, capture.get());
    } else {
      refuse(request, 404, "no capture of the last ones has this id");
    }
  }

  private void press(RoutingContext request) {
    String documentClass;
    try {
      documentClass = documentClass(request.body().asJsonObject());
    } catch (DecodeException | ClassCastException e) {
      refuse(request, 400, "the body must be a JSON object such as {\"class\": \"legal\"}");
      return;
    }
    if (!box.classes().contains(documentClass)) {
      refuse(
          request,
          400,
          "there is no class \""
              + documentClass
              + "\"; there are "
              + String.join(", ", box.classes()));
      return;
    }
    Optional<String> id = box.press(documentClass);
    if (id.isPresent()) {
      answer(request, 202, new JsonObject().put("capture", id.get()));
    } else {
      refuse(request, 409, "the scanner is busy and other presses wait: try again in a moment");
    }
  }

  private String documentClass(@Nullable JsonObject body) {
    String asked = body == null ? null : body.getString("class");
    return asked == null ? box.classes().get(0) : asked;
  }

  private static void refuse(RoutingContext request, int code, String why) {
    answer(request, code, new JsonObject().put("error", why));
  }

  private static void answer(RoutingContext request, int code, JsonObject body) {
    request
        .response()
        .setStatusCode(code)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(body.encodePrettily() + "\n")
        .onFailure(error -> {});
  }
}
