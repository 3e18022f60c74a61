package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.fixture.LedgerEvents;
import org.sealpress.intake.SealedDocument;
import org.sealpress.ledger.ClassPolicy;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.TestClock;
import org.sealpress.plan.ClockCheck;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Rules;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.TestKeys;
import org.sealpress.vault.Catalog;

/** The plan of a box, from its ledger and its configuration. */
class PlansTest {
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final String A = "a".repeat(32);

  @TempDir Path dir;

  private final TestClock clock = new TestClock("2026-11-20T09:00:00Z"); // a Friday
  private long nanos;
  private Set<String> busy = Set.of();
  private Ledger ledger;
  private Catalog catalog;
  private Config config;

  @BeforeEach
  void open() throws Exception {
    ledger = Ledger.open(dir.resolve("ledger"), "desk", clock, new SecureRandom());
    catalog = Catalog.open(dir.resolve("catalog.db"), ledger);
    String text =
        """
        box: desk
        data: data
        recipients: [a.pem, b.pem]
        classes:
          legal: { }
          draft: { copies: weekly sunday 02:00, retention: 1 year }
          tax: { retention: 10 years, hold: yes }
        targets:
          nas: { kind: folder, path: /srv/nas }
          usb: { kind: drive, path: /media/usb }
        """;
    Files.writeString(dir.resolve("sealpress.yaml"), text);
    config = ConfigFile.parse(text, dir.resolve("sealpress.yaml")).config();
  }

  @AfterEach
  void close() throws IOException {
    catalog.close();
    ledger.close();
  }

  private void go(Duration by) {
    clock.go(by);
    nanos += by.toNanos();
  }

  private void document(int number, String documentClass, String... targets) throws IOException {
    String sha256 = String.format("%064d", number);
    ledger.append(
        new Event.Sealed(
            "document" + number,
            1,
            documentClass,
            1,
            "objects/" + number,
            1000,
            sha256,
            sha256,
            List.of(),
            "capture"));
    for (String target : targets) {
      ledger.append(new Event.Copied("document" + number, 1, target, "objects/" + number, sha256));
    }
  }

  private ClockCheck check() {
    return new ClockCheck(clock, ZONE, () -> nanos);
  }

  private Agenda agenda(ClockCheck check) {
    return new Agenda(config.classes(), catalog, ledger, check, ZONE);
  }

  private JsonObject plan(ClockCheck check) throws Exception {
    Path certificate = TestKeys.certificate(dir, TestKeys.key(KeyKind.EC_P256));
    Recipients recipients = Recipients.load(List.of(certificate), TestKeys.CLOCK);
    Drills drills = new Drills(ledger, recipients, clock);
    drills.begin();
    Awaitility.await().until(drills::known);
    try (Rotations rotations = new Rotations(catalog, ledger, Rules.USUAL, check, true, Map::of)) {
      return new Plans(
              config,
              catalog,
              agenda(check),
              rotations,
              drills,
              () -> new Plans.Targets(Map.of("nas", "nobody answers"), busy),
              List::of)
          .plan();
    }
  }

  private static List<String> texts(JsonObject plan, String key) {
    return plan.getJsonArray(key).stream()
        .map(each -> ((JsonObject) each).getString("text"))
        .toList();
  }

  @Test
  void whatIsLateDueAndToCome() throws Exception {
    ledger.append(new DriveEvent.Enrolled(A, "A", "uuid", 1L << 40));
    ledger.append(new DriveEvent.Arrived(A, "A", "usb"));
    String a = DriveRecord.ledgerName("A", A);
    document(1, "legal", a);
    document(2, "draft");
    document(3, "tax", a, "nas");
    document(4, "gone", a, "nas");
    ClockCheck check = check();
    go(Duration.ofMinutes(30));
    JsonObject soon = plan(check);
    assertEquals(List.of(), texts(soon, "late"));
    assertEquals(
        List.of("1 document of legal is not on nas, due since Fri 20 Nov 09:00"),
        texts(soon, "due"));
    assertEquals(
        "copies of draft: 1 document so far",
        soon.getJsonArray("days")
            .getJsonObject(2)
            .getJsonArray("items")
            .getJsonObject(0)
            .getString("text"));
    go(Duration.ofDays(4));
    JsonObject late = plan(check);
    assertEquals(
        List.of(
            "1 document of legal is not on nas, due since Fri 20 Nov 09:00",
            "1 document of draft is not on nas, due since Sun 22 Nov 02:00",
            "1 document of draft is not on usb, due since Sun 22 Nov 02:00"),
        texts(late, "late"));
    assertEquals(
        "nas: nobody answers", late.getJsonArray("late").getJsonObject(0).getString("remedy"));
    busy = Set.of("nas");
    assertEquals(
        List.of("1 document of draft is not on usb, due since Sun 22 Nov 02:00"),
        texts(plan(check), "late"),
        "what is being copied now is due");
    assertEquals(2, texts(plan(check), "due").size());
    busy = Set.of();
    assertEquals("desk", late.getString("box"));
    assertEquals("2026-11-29T02:00:00Z", documentClass(late, "draft").getString("next"));
    assertEquals(
        "2027-11",
        documentClass(late, "draft").getJsonArray("ends").getJsonObject(0).getString("month"));
    assertEquals(0, documentClass(late, "tax").getJsonArray("ends").size());
    assertTrue(documentClass(late, "tax").getBoolean("hold"));
    assertEquals("kept for ever", documentClass(late, "gone").getString("kept"));
    go(Duration.ofDays(100));
    assertEquals(
        List.of("restore drill: 14 days overdue; there was none yet"),
        texts(plan(check), "late").stream().filter(each -> each.startsWith("restore")).toList());
  }

  @Test
  void onADoubtfulClockNothingIsLateAndNothingHeldBack() throws Exception {
    document(1, "draft");
    ClockCheck check = check();
    Agenda agenda = agenda(check);
    SealedDocument document = new SealedDocument("document1", "objects/1");
    assertTrue(agenda.hold());
    assertEquals(
        Map.of("objects/1", Instant.parse("2026-11-22T02:00:00Z")),
        agenda.later(List.of(document)));
    assertTrue(agenda.due().window("draft").isPresent());
    clock.go(Duration.ofDays(-300));
    JsonObject plan = plan(check);
    assertTrue(plan.getString("clock").startsWith("the clock is doubtful"), plan.encode());
    assertEquals(List.of(), texts(plan, "late"));
    assertEquals(0, plan.getJsonArray("days").size());
    assertTrue(agenda.due().window("draft").isEmpty());
  }

  @Test
  void howLongDocumentsAreKeptIsInTheLedgerOnceAndWheneverItChanges() throws Exception {
    PolicyDiary.record(config.classes(), catalog, ledger);
    PolicyDiary.record(config.classes(), catalog, ledger);
    List<ClassPolicy> both =
        List.of(
            new ClassPolicy("draft", "1 year", false), new ClassPolicy("tax", "10 years", true));
    assertEquals(both, LedgerEvents.of(ledger, ClassPolicy.class));
    assertEquals(both, catalog.policies());
    String text = Files.readString(dir.resolve("sealpress.yaml")).replace(", hold: yes", "");
    Config lifted = ConfigFile.parse(text, dir.resolve("sealpress.yaml")).config();
    PolicyDiary.record(lifted.classes(), catalog, ledger);
    assertEquals(new ClassPolicy("tax", "10 years", false), catalog.policies().get(1));
    assertEquals(3, LedgerEvents.of(ledger, ClassPolicy.class).size());
  }

  private static JsonObject documentClass(JsonObject plan, String name) {
    return plan.getJsonArray("classes").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
