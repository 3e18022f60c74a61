package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages and what belongs to them, out of the program itself: {@code /}, {@code /NAME} for
 * {@code site/NAME.html}, {@code /css/FILE} and {@code /js/FILE}. Names are plain, so that no path
 * leads anywhere else; each file is read once. None of them has data in it.
 */
final class Site {
  /** What a page may load: what comes from here, and pictures that it makes itself. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String FIRST = "status";
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+)+");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png");

  private final Map<String, SiteFile> read = new HashMap<>();

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, "/", Access.OPEN, request -> page(request, FIRST)),
        new Route(HttpMethod.GET, "/css/:file", Access.OPEN, request -> file(request, "css/")),
        new Route(HttpMethod.GET, "/js/:file", Access.OPEN, request -> file(request, "js/")),
        new Route(HttpMethod.GET, "/img/:file", Access.OPEN, request -> file(request, "img/")),
        new Route(
            HttpMethod.GET,
            "/:page",
            Access.OPEN,
            request -> page(request, request.pathParam("page"))));
  }

  private void page(RoutingContext request, String name) {
    request.response().putHeader("Content-Security-Policy", POLICY);
    give(request, "", name.contains(".") ? "" : name + ".html");
  }

  private void file(RoutingContext request, String folder) {
    give(request, folder, request.pathParam("file"));
  }

  private void give(RoutingContext request, String folder, String name) {
    Optional<SiteFile> file =
        PLAIN.matcher(name).matches() ? find(folder + name) : Optional.empty();
    if (file.isPresent()) {
      file.get().give(request);
    } else {
      Answers.refuse(request, 404, "there is nothing at " + request.normalizedPath());
    }
  }

  private Optional<SiteFile> find(String path) {
    @Nullable SiteFile known = read.get(path);
    @Nullable String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (known != null || type == null) {
      return Optional.ofNullable(known);
    }
    try (InputStream file = Site.class.getResourceAsStream("site/" + path)) {
      if (file == null) {
        return Optional.empty();
      }
      SiteFile fresh = new SiteFile(type, file.readAllBytes());
      read.put(path, fresh);
      return Optional.of(fresh);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
