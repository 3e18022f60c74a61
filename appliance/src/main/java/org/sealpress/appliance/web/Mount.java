package org.sealpress.appliance.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts the table of routes into a router, each behind the guard. */
final class Mount {
  private Mount() {}

  static void all(Router router, List<Route> routes, Guard guard) {
    Map<String, TreeSet<String>> methods = new LinkedHashMap<>();
    for (Route route : routes) {
      methods.computeIfAbsent(route.path(), path -> new TreeSet<>()).add(route.method().name());
      io.vertx.ext.web.Route mounted =
          router.route(route.method(), route.path()).handler(guard.before(route));
      if (route.changes()) {
        mounted.handler(BodyHandler.create(false).setBodyLimit(route.largest()));
      }
      mounted.handler(route.handler());
    }
    methods.forEach((path, names) -> only(router, path, List.copyOf(names)));
  }

  /** What is said to any other method at a path; comes after those that are there. */
  private static void only(Router router, String path, List<String> names) {
    String are = String.join(" and ", names) + (names.size() == 1 ? " is" : " are");
    router
        .route(path)
        .handler(
            request -> {
              request.response().putHeader("Allow", String.join(", ", names));
              Answers.refuse(request, 405, "only " + are + " for " + path);
            });
  }
}
