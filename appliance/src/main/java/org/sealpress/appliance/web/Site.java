package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The pages, for now. */
final class Site {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of("html", "text/html; charset=utf-8", "js", "text/javascript", "css", "text/css");

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, "/scan", Access.OPEN, request -> file(request, "scan.html")),
        new Route(
            HttpMethod.GET,
            "/js/:name",
            Access.OPEN,
            request -> file(request, "js/" + request.pathParam("name"))),
        new Route(
            HttpMethod.GET,
            "/css/:name",
            Access.OPEN,
            request -> file(request, "css/" + request.pathParam("name"))),
        new Route(HttpMethod.GET, "/texts/:name", Access.OPEN, this::texts));
  }

  private void file(RoutingContext request, String name) {
    byte[] bytes = name.matches("[a-z/]+[.][a-z]+") ? resource("site/" + name) : new byte[0];
    if (bytes.length == 0) {
      Answers.refuse(request, 404, "there is no such page");
      return;
    }
    request
        .response()
        .putHeader("Content-Type", TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(Buffer.buffer(bytes))
        .onFailure(error -> {});
  }

  private void texts(RoutingContext request) {
    String language = request.pathParam("name").startsWith("de") ? "de" : "en";
    JsonObject texts = new JsonObject();
    try (InputStream in = Site.class.getResourceAsStream("texts/" + language + ".properties")) {
      Properties all = new Properties();
      all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      all.forEach((key, value) -> texts.put((String) key, value));
    } catch (IOException e) {
      request.fail(e);
      return;
    }
    Answers.give(request, 200, texts);
  }

  private static byte[] resource(String name) {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
