package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * The reading room. Beyond what other pages may, it may run a worker, in which keys and documents
 * are, and show what that has opened ({@code blob:}) in the browser's own viewer. It may do less in
 * that no text becomes a script or HTML, whatever a library does (Trusted Types).
 */
final class ReadingPage {
  static final String POLICY =
      Site.POLICY
          + "; worker-src 'self'; frame-src blob:; require-trusted-types-for 'script';"
          + " trusted-types reading";

  static final String NAME = "reading";

  private final Site site;

  ReadingPage(Site site) {
    this.site = site;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            HttpMethod.GET, "/" + NAME, Access.OPEN, request -> site.page(request, NAME, POLICY)),
        new Route(
            HttpMethod.GET,
            "/js/noble-hashes/:file",
            Access.OPEN,
            request -> site.file(request, "js/noble-hashes/")));
  }
}
