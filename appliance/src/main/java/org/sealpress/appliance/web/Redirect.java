package org.sealpress.appliance.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/**
 * Plain HTTP, which says nothing but where the page is. It says the same to everybody, whatever was
 * asked for and under whatever name.
 */
final class Redirect {
  private static final int LARGEST_HEADER = 4096;

  private Redirect() {}

  static Future<?> listen(Vertx vertx, WebDoor door) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(door.host())
            .setPort(door.redirect().orElseThrow())
            .setIdleTimeout((int) door.limits().request().toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxHeaderSize(LARGEST_HEADER)
            .setHttp2ClearTextEnabled(false);
    return vertx
        .createHttpServer(options)
        .connectionHandler(new Connections(door.limits()))
        .requestHandler(
            request ->
                request
                    .response()
                    .setStatusCode(308)
                    .putHeader("Location", door.address() + "/")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("Connection", "close")
                    .end()
                    .onComplete(done -> request.connection().close()))
        .listen();
  }
}
