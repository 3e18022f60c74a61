package org.sealpress.appliance.web;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The cookie that a session's id is in: for this host alone, over TLS alone, for no script, and
 * sent with no request that another site has begun.
 */
final class Cookie {
  static final String NAME = "__Host-sealpress";
  private static final int LONGEST = 100;

  private Cookie() {}

  static Optional<String> of(RoutingContext request) {
    return Optional.ofNullable(request.request().getCookie(NAME))
        .map(io.vertx.core.http.Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }

  static void set(RoutingContext request, String id) {
    request.response().addCookie(cookie(id));
  }

  static void clear(RoutingContext request) {
    request.response().addCookie(cookie("").setMaxAge(0));
  }

  private static io.vertx.core.http.Cookie cookie(String value) {
    return io.vertx.core.http.Cookie.cookie(NAME, value)
        .setPath("/")
        .setSecure(true)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT);
  }
}
