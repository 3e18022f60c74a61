package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code GET /api/openapi.yaml}: what can be asked for, as programs read it (OpenAPI 3.1). */
final class OpenApi {
  static final String PATH = "/api/openapi.yaml";

  List<Route> routes() {
    return List.of(new Route(HttpMethod.GET, PATH, Access.OPEN, this::give));
  }

  private void give(RoutingContext request) {
    request
        .response()
        .putHeader("Content-Type", "application/yaml")
        .putHeader("Cache-Control", "no-cache")
        .end(Buffer.buffer(document()))
        .onFailure(error -> {});
  }

  static byte[] document() {
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
