package org.sealpress.appliance.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpress.ledger.RandomId;

/**
 * {@code GET /api/documents} with {@code class, from, to, place, on, notOn, id, after}: a page of
 * the list; {@code GET /api/documents/filters}; {@code GET /api/documents/ID}; {@code GET
 * /api/documents/ID/versions/N/proof}; {@code POST /api/covers} with {@code {"class": "legal",
 * "title": "Lease", "document": ""}}, answered by a PDF.
 */
final class DocumentsApi {
  static final String ALL = "/api/documents";
  static final String FILTERS = ALL + "/filters";
  static final String ONE = ALL + "/:id";
  static final String PROOF = ONE + "/versions/:version/proof";
  static final String COVERS = "/api/covers";

  private final Supplier<Optional<DocumentBox>> box;
  private final Blocking blocking;

  DocumentsApi(Supplier<Optional<DocumentBox>> box, Blocking blocking) {
    this.box = box;
    this.blocking = blocking;
  }

  List<Route> routes() {
    return List.of(
        new Route(HttpMethod.GET, ALL, Access.VIEWER, this::list),
        new Route(
            HttpMethod.GET,
            FILTERS,
            Access.VIEWER,
            request -> blocking.json(request, box, DocumentBox::filters)),
        new Route(HttpMethod.GET, ONE, Access.VIEWER, this::one),
        new Route(HttpMethod.GET, PROOF, Access.VIEWER, this::proof),
        new Route(HttpMethod.POST, COVERS, Access.VIEWER, this::cover));
  }

  private void list(RoutingContext request) {
    blocking.json(
        request, box, documents -> documents.list(DocumentQuery.of(request.queryParams())));
  }

  private void one(RoutingContext request) {
    blocking.json(request, box, documents -> documents.document(id(request)));
  }

  private void proof(RoutingContext request) {
    String version = request.pathParam("version");
    String name = request.pathParam("id") + ".v" + version + ".tlog-proof";
    blocking.file(
        request,
        box,
        documents -> documents.proof(id(request), number(version)),
        "text/plain; charset=utf-8",
        name.matches("[a-z0-9.-]+") ? name : "document.tlog-proof");
  }

  private void cover(RoutingContext request) {
    blocking.file(
        request,
        box,
        documents -> {
          Asked asked = Asked.in(request, Set.of("class", "title", "document"));
          return documents.cover(
              asked.text("class"), asked.text("title").strip(), asked.text("document", "").strip());
        },
        "application/pdf",
        "cover-sheet.pdf");
  }

  private static String id(RoutingContext request) throws Refusal {
    String id = request.pathParam("id");
    if (RandomId.isOne(id)) {
      return id;
    }
    throw Refusal.missing("there is no document of this number");
  }

  private static int number(String version) throws Refusal {
    if (version.matches("[1-9][0-9]{0,6}")) {
      return Integer.parseInt(version);
    }
    throw Refusal.missing("there is no version of this number");
  }
}
