package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code GET /api/places}; {@code POST /api/places/NAME/verify} reads a part of what is there
 * again; {@code POST /api/places/NAME/test} looks whether it can be used; {@code GET
 * /api/drives/calendar?month=2026-11}.
 */
final class PlacesApi {
  static final String ALL = "/api/places";
  static final String VERIFY = ALL + "/:name/verify";
  static final String TEST = ALL + "/:name/test";
  static final String CALENDAR = "/api/drives/calendar";

  private final Supplier<Optional<PlaceBox>> box;
  private final Blocking blocking;

  PlacesApi(Supplier<Optional<PlaceBox>> box, Blocking blocking) {
    this.box = box;
    this.blocking = blocking;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            HttpMethod.GET,
            ALL,
            Access.VIEWER,
            request -> blocking.json(request, box, PlaceBox::places)),
        new Route(HttpMethod.POST, VERIFY, Access.OPERATOR, this::verify),
        new Route(HttpMethod.POST, TEST, Access.OPERATOR, this::test),
        new Route(HttpMethod.GET, CALENDAR, Access.VIEWER, this::calendar));
  }

  private void verify(RoutingContext request) {
    blocking.json(
        request,
        box,
        places -> {
          places.verify(request.pathParam("name"));
          return new JsonObject().put("begun", true);
        });
  }

  private void test(RoutingContext request) {
    blocking.json(
        request,
        box,
        places -> {
          places.test(request.pathParam("name"));
          return new JsonObject().put("begun", true);
        });
  }

  private void calendar(RoutingContext request) {
    blocking.json(request, box, places -> places.calendar(month(request)));
  }

  private static YearMonth month(RoutingContext request) throws Refusal {
    String wrong = "expected a month such as 2026-11, from 1970 to 9999";
    try {
      YearMonth month = YearMonth.parse(String.valueOf(request.queryParams().get("month")));
      if (DocumentQuery.YEARS.isValidIntValue(month.getYear())) {
        return month;
      }
    } catch (DateTimeException e) {
      throw Refusal.wrong("month", wrong);
    }
    throw Refusal.wrong("month", wrong);
  }
}
