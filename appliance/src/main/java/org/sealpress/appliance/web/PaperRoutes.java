package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.Stream;

/** All that is asked of documents, of places for copies, and of the box itself. */
final class PaperRoutes {
  private PaperRoutes() {}

  static List<Route> of(BoxState box, Vertx vertx) {
    Blocking blocking = new Blocking(vertx);
    return Stream.of(
            new DocumentsApi(box::documents, blocking).routes(),
            new PlacesApi(box::places, blocking).routes(),
            new AdminApi(box::admin, blocking).routes())
        .flatMap(List::stream)
        .toList();
  }
}
