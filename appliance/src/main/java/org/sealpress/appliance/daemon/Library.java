package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.web.DocumentBox;
import org.sealpress.appliance.web.DocumentQuery;
import org.sealpress.appliance.web.Refusal;
import org.sealpress.page.separator.Separator.Cover;
import org.sealpress.pdf.CoverSheet;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.Copy;
import org.sealpress.vault.DocumentPage;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Wanted;

/** The documents of a box, for people. Safe for several threads. */
final class Library implements DocumentBox {
  /** So many are on a page. */
  static final int PAGE = 50;

  /** So many are told that have an id that begins as it was typed. */
  private static final int MOST_CALLED = 100;

  private final Config config;
  private final Catalog catalog;
  private final History history;
  private final Proofs proofs;
  private final ZoneId zone;

  Library(Config config, Catalog catalog, History history, Proofs proofs, ZoneId zone) {
    this.config = config;
    this.catalog = catalog;
    this.history = history;
    this.proofs = proofs;
    this.zone = zone;
  }

  private PlaceNames names() throws IOException {
    return PlaceNames.of(config.targets(), catalog);
  }

  @Override
  public JsonObject filters() throws IOException {
    List<String> used = catalog.classes();
    JsonArray classes = new JsonArray();
    config.classes().stream().map(DocumentClass::name).forEach(classes::add);
    used.stream().filter(each -> !classes.contains(each)).forEach(classes::add);
    JsonArray covers = new JsonArray();
    config.classes().stream().map(DocumentClass::name).forEach(covers::add);
    return new JsonObject()
        .put("documents", catalog.sealed())
        .put("classes", classes)
        .put("covers", covers)
        .put("places", names().all())
        .put("zone", zone.getId());
  }

  @Override
  public JsonObject list(DocumentQuery query) throws IOException {
    PlaceNames names = names();
    JsonArray documents = new JsonArray();
    JsonObject json = new JsonObject().put("documents", documents);
    if (query.id().isPresent()) {
      catalog
          .documents()
          .called(query.id().get(), MOST_CALLED)
          .forEach(row -> documents.add(row(row, names)));
      return json;
    }
    DocumentPage page = catalog.documents().page(wanted(query), query.after(), PAGE);
    page.documents().forEach(row -> documents.add(row(row, names)));
    page.next()
        .ifPresent(
            next ->
                json.put("next", DocumentQuery.key(next)).put("until", next.sealed().toString()));
    return json;
  }

  private Wanted wanted(DocumentQuery query) {
    return new Wanted(
        query.documentClass(),
        query.from().map(this::begin),
        query.to().map(day -> begin(day.plusDays(1))),
        query.place(),
        query.on(),
        query.notOn());
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static JsonObject row(DocumentPage.Row row, PlaceNames names) {
    JsonArray copies = new JsonArray();
    for (Copy copy : row.copies()) {
      copies.add(names.json(copy.target()).put("at", copy.copied().toString()));
    }
    DocumentVersion version = row.version();
    return new JsonObject()
        .put("document", version.document())
        .put("version", version.version())
        .put("class", version.documentClass())
        .put("pages", version.pages())
        .put("size", version.size())
        .put("sealed", version.sealed().toString())
        .put("place", row.place().name().toLowerCase(Locale.ROOT))
        .put("copies", copies);
  }

  @Override
  public JsonObject document(String id) throws IOException, Refusal {
    PlaceNames names = names();
    List<DocumentPage.Row> rows = catalog.documents().called(id, MOST_CALLED);
    if (rows.isEmpty()) {
      throw Refusal.missing("there is no document of this number");
    }
    JsonArray versions = new JsonArray();
    for (DocumentPage.Row row : rows) {
      DocumentVersion version = row.version();
      versions.add(
          row(row, names)
              .put("object", version.object())
              .put("sha256", version.sha256())
              .put("plainSha256", version.plainSha256())
              .put("capture", version.capture())
              .put("entry", version.seq()));
    }
    List<DocumentVersion> all = rows.stream().map(DocumentPage.Row::version).toList();
    return new JsonObject()
        .put("document", id)
        .put("versions", versions)
        .put("history", HistoryJson.of(history.of(id, all), names));
  }

  @Override
  public byte[] proof(String id, int version) throws IOException, Refusal {
    Optional<DocumentVersion> found = catalog.find(id, version);
    if (found.isEmpty()) {
      throw Refusal.missing("there is no such version of a document");
    }
    return proofs.of(found.get());
  }

  @Override
  public byte[] cover(String documentClass, String title, String document)
      throws IOException, Refusal {
    if (config.documentClass(documentClass).isEmpty()) {
      throw Refusal.wrong("class", "there is no such class: choose one of the list");
    }
    if (!document.isEmpty() && catalog.versions(document).isEmpty()) {
      throw Refusal.wrong(
          "document", "this box has no document of this number: copy it from the list");
    }
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      CoverSheet.write(new Cover(documentClass, title, document), pdf);
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong("title", String.valueOf(e.getMessage()));
    }
    return pdf.toByteArray();
  }
}
