package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code GET /api/settings}; {@code POST /api/settings/check} with {@code {"text": "..."}}; {@code
 * PUT /api/settings} with {@code {"text": "...", "hash": "..."}}; {@code GET /api/log?lines=200};
 * {@code GET /api/support} gives a ZIP file.
 */
final class AdminApi {
  static final String SETTINGS = "/api/settings";
  static final String CHECK = SETTINGS + "/check";
  static final String LOG = "/api/log";
  static final String SUPPORT = "/api/support";

  /** A configuration is a few kilobytes. */
  static final int LARGEST_TEXT = 256 * 1024;

  private final Supplier<Optional<AdminBox>> box;
  private final Blocking blocking;

  AdminApi(Supplier<Optional<AdminBox>> box, Blocking blocking) {
    this.box = box;
    this.blocking = blocking;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            HttpMethod.GET,
            SETTINGS,
            Access.ADMINISTRATOR,
            request -> blocking.json(request, box, AdminBox::settings)),
        new Route(HttpMethod.POST, CHECK, Access.ADMINISTRATOR, this::check).upTo(LARGEST_TEXT),
        new Route(HttpMethod.PUT, SETTINGS, Access.ADMINISTRATOR, this::write)
            .upTo(LARGEST_TEXT)
            .withCode(),
        new Route(HttpMethod.GET, LOG, Access.ADMINISTRATOR, this::log),
        new Route(
            HttpMethod.GET,
            SUPPORT,
            Access.ADMINISTRATOR,
            request ->
                blocking.file(
                    request, box, AdminBox::bundle, "application/zip", "sealpress-support.zip")));
  }

  private void check(RoutingContext request) {
    blocking.json(
        request, box, admin -> admin.check(Asked.in(request, Set.of("text")).text("text", "")));
  }

  private void write(RoutingContext request) {
    String by = Caller.of(request).name();
    blocking.json(
        request,
        box,
        admin -> {
          Asked asked = Asked.in(request, Set.of("text", "hash"));
          return admin.write(asked.text("text"), asked.text("hash"), by);
        });
  }

  private void log(RoutingContext request) {
    blocking.json(
        request,
        box,
        admin -> {
          String lines =
              request.queryParams().contains("lines") ? request.queryParams().get("lines") : "200";
          if (!lines.matches("[1-9][0-9]{0,3}")) {
            throw Refusal.wrong("lines", "expected a number from 1 to 1000");
          }
          return admin.log(Integer.parseInt(lines));
        });
  }
}
