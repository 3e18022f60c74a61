package org.sealpress.appliance.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What holds for every request, before any route: it is for this box, its path is a plain one, its
 * method is one that there is; and what every answer tells the browser not to allow.
 */
final class Shielding implements Handler<RoutingContext> {
  /** Nothing but what this server has itself, and nothing within a page. */
  static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

  /** Also in its encoded forms: what is refused here need not be understood anywhere. */
  private static final Pattern NOT_PLAIN =
      Pattern.compile(
          "//|/\\.\\.?(/|$)|\\\\|%(2f|5c|2e|00|25|0[0-9a-f]|1[0-9a-f]|7f)|[\\x00-\\x20]");

  private final HostNames names;
  private final int port;

  Shielding(HostNames names, int port) {
    this.names = names;
    this.port = port;
  }

  @Override
  public void handle(RoutingContext request) {
    headers(request.response().headers());
    List<String> hosts = request.request().headers().getAll("Host");
    if (hosts.size() != 1 || !names.isOurs(hosts.get(0), port)) {
      Answers.refuse(
          request, 421, "this box is not called so: use one of its names, see http.names");
      return;
    }
    if (!hosts.get(0).toLowerCase(Locale.ROOT).startsWith("localhost")) {
      // For all ports of a name, so not where other programs of a desk speak plain HTTP.
      request.response().putHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (!METHODS.contains(request.request().method())) {
      request.response().putHeader("Allow", "GET, POST, PUT, DELETE");
      Answers.refuse(request, 405, "there are only GET, POST, PUT and DELETE");
      return;
    }
    String uri = request.request().uri();
    String path = uri.replaceAll("\\?.*", "").toLowerCase(Locale.ROOT);
    if (!uri.startsWith("/") || NOT_PLAIN.matcher(path).find()) {
      Answers.refuse(request, 400, "this is no path that there is here");
      return;
    }
    request.next();
  }

  static void headers(MultiMap headers) {
    headers
        .set("Content-Security-Policy", CSP)
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "no-referrer")
        .set(
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set("Cross-Origin-Embedder-Policy", "require-corp");
  }
}
