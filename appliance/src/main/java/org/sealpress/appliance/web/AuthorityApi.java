package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** {@code GET /ca.pem}: the box's own authority, which a browser is to be given once. */
final class AuthorityApi {
  static final String PATH = "/ca.pem";

  private final WebDoor.Identity identity;

  AuthorityApi(WebDoor.Identity identity) {
    this.identity = identity;
  }

  List<Route> routes() {
    return List.of(new Route(HttpMethod.GET, PATH, Access.OPEN, this::give));
  }

  private void give(RoutingContext request) {
    Optional<byte[]> pem = identity.authority();
    if (pem.isEmpty()) {
      Answers.refuse(
          request, 404, "the certificate of this box was given, and who made it is known there");
      return;
    }
    request
        .response()
        .putHeader("Content-Type", "application/x-x509-ca-cert")
        .putHeader("Content-Disposition", "attachment; filename=\"sealpress-ca.pem\"")
        .putHeader("Cache-Control", "no-cache")
        .end(Buffer.buffer(pem.get()))
        .onFailure(error -> {});
  }
}
