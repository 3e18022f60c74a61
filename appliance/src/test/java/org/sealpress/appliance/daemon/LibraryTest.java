package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.web.DocumentQuery;
import org.sealpress.appliance.web.Refusal;
import org.sealpress.fixture.Archive;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Notary;
import org.sealpress.plan.DriveRecord;
import org.sealpress.seal.LedgerKey;
import org.sealpress.vault.DocumentVersion;

class LibraryTest {
  private static final String DRIVE = "d".repeat(32);
  private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

  @TempDir Path dir;
  @TempDir Path keys;
  private Archive archive;
  private ConfigFile config;
  private List<DocumentVersion> versions;
  private Library library;

  @BeforeEach
  void fill() throws Exception {
    archive = new Archive(dir, keys);
    versions = archive.storeMany(3);
    archive.clock().go(Duration.ofDays(1));
    config =
        ConfigFile.parse(
            """
            box: desk
            data: .
            recipients: [a.pem, b.pem]
            classes: { legal: {}, draft: {} }
            targets:
              usb: { kind: drive, path: /media/a }
              office: { kind: folder, path: /srv/a }
            """,
            dir.resolve("sealpress.yaml"));
    library = library(Optional.empty());
  }

  private Library library(Optional<Notary> notary) {
    return new Library(
        config.config(),
        archive.vault().catalog(),
        new History(archive.ledger(), archive.vault().catalog()),
        new Proofs(dir, archive.ledger(), notary),
        ZONE);
  }

  @AfterEach
  void close() throws Exception {
    archive.close();
  }

  private void copy(DocumentVersion version, String target) throws Exception {
    archive
        .ledger()
        .append(
            new Event.Copied(version.document(), 1, target, version.object(), version.sha256()));
  }

  private static DocumentQuery days(String from, String to) {
    return new DocumentQuery(
        Optional.empty(),
        Optional.of(LocalDate.parse(from)),
        Optional.of(LocalDate.parse(to)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String why(String field, Refusal refusal) {
    assertEquals(field, refusal.field());
    return refusal.getMessage();
  }

  @Test
  void whatCanBeChosenIsThere() throws Exception {
    archive.ledger().append(new DriveEvent.Enrolled(DRIVE, "A", "uuid", 1));
    JsonObject filters = library.filters();
    assertEquals(3, filters.getLong("documents"));
    assertEquals(new JsonArray().add("legal").add("draft"), filters.getJsonArray("classes"));
    assertEquals(
        List.of("A drive", "office folder"),
        filters.getJsonArray("places").stream()
            .map(each -> (JsonObject) each)
            .map(each -> each.getString("name") + " " + each.getString("kind"))
            .toList());
  }

  @Test
  void daysAreThoseWhereTheBoxStands() throws Exception {
    // sealed at 09:15 UTC on 24 November, which is 22:15 in Auckland
    assertEquals(
        3, library.list(days("2026-11-24", "2026-11-24")).getJsonArray("documents").size());
    assertEquals(
        0, library.list(days("2026-11-25", "2026-11-25")).getJsonArray("documents").size());
  }

  @Test
  void whatHappenedToADocumentIsToldWithPlacesAsPeopleCallThem() throws Exception {
    archive.ledger().append(new DriveEvent.Enrolled(DRIVE, "A", "uuid", 1));
    DocumentVersion one = versions.get(1);
    copy(one, DriveRecord.ledgerName("A", DRIVE));
    copy(one, "office");
    copy(versions.get(2), "office");
    JsonObject document = library.document(one.document());
    assertEquals(1, document.getJsonArray("versions").size());
    assertEquals(
        List.of("sealed", "copied A", "copied office"),
        document.getJsonArray("history").stream()
            .map(each -> (JsonObject) each)
            .map(
                each ->
                    each.getString("kind")
                        + (each.containsKey("place")
                            ? " " + each.getJsonObject("place").getString("name")
                            : ""))
            .toList());
    assertThrows(Refusal.class, () -> library.document("a".repeat(26)));
  }

  @Test
  void aDocumentIsProvenThoughNothingWasCopiedYet() throws Exception {
    String document = versions.get(2).document();
    says(
        assertThrows(Refusal.class, () -> library.proof(document, 1)).getMessage(),
        "the ledger is not signed");
    try (LedgerKey key = LedgerKey.open(dir.resolve("ledger.key"), new SecureRandom());
        Notary notary = Notary.open(archive.ledger(), dir, key, CheckpointListener.NONE)) {
      Library signed = library(Optional.of(notary));
      String proof = new String(signed.proof(document, 1), StandardCharsets.UTF_8);
      assertTrue(proof.startsWith("c2sp.org/tlog-proof@v1"), proof);
      assertEquals(proof, new String(signed.proof(document, 1), StandardCharsets.UTF_8));
      assertThrows(Refusal.class, () -> signed.proof(document, 2));
    }
  }

  @Test
  void aCoverSheetThatCanNotBeMadeIsToldByItsField() throws Exception {
    assertTrue(library.cover("draft", "Lease", versions.get(0).document()).length > 1000);
    says(
        why("class", assertThrows(Refusal.class, () -> library.cover("moon", "x", ""))),
        "there is no such class");
    says(
        why("document", assertThrows(Refusal.class, () -> library.cover("draft", "x", "nosuch"))),
        "no document of this number");
    says(
        why("title", assertThrows(Refusal.class, () -> library.cover("draft", "\u0007", ""))),
        "not printed");
  }
}
