package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.account.TokenScope;
import org.sealpress.appliance.metrics.BoxMetrics;

/**
 * {@code GET /api/alarms}; {@code POST /api/alarms/test}, how that ends is in the answer to the
 * first; {@code GET /metrics} in the text format of Prometheus.
 */
final class AlarmApi {
  static final String ALL = "/api/alarms";
  static final String TEST = ALL + "/test";
  static final String METRICS = "/metrics";

  private final BoxState box;

  AlarmApi(BoxState box) {
    this.box = box;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, ALL, Access.VIEWER, this::list).alsoFor(TokenScope.STATUS),
        new Route(HttpMethod.POST, TEST, Access.OPERATOR, this::test),
        new Route(HttpMethod.GET, METRICS, Access.MACHINE, this::metrics)
            .alsoFor(TokenScope.METRICS));
  }

  private void list(RoutingContext request) {
    box.watch()
        .ifPresentOrElse(
            watch -> Answers.give(request, 200, watch.alarms()), () -> starting(request));
  }

  private void test(RoutingContext request) {
    Optional<BoxWatch> watch = box.watch();
    if (watch.isEmpty()) {
      starting(request);
      return;
    }
    Optional<String> refusal = watch.get().test();
    if (refusal.isPresent()) {
      Answers.refuse(request, 409, refusal.get());
    } else {
      Answers.give(request, 202, new JsonObject().put("begun", true));
    }
  }

  private void metrics(RoutingContext request) {
    Optional<BoxWatch> watch = box.watch();
    if (watch.isEmpty()) {
      starting(request);
      return;
    }
    request
        .response()
        .putHeader("Content-Type", BoxMetrics.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(watch.get().metrics())
        .onFailure(error -> {});
  }

  private static void starting(RoutingContext request) {
    Answers.refuse(request, 409, BoxState.STARTING);
  }
}
