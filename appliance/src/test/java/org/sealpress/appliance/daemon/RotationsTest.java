package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.web.BoxState.Pressed;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.ClockCheck;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Rules;
import org.sealpress.vault.Catalog;

class RotationsTest {
  private static final String A = "a".repeat(32);
  private static final String B = "b".repeat(32);
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path dir;

  private Ledger ledger;
  private Catalog catalog;
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  @BeforeEach
  void open() throws IOException {
    ledger = Ledger.open(dir.resolve("ledger"), "desk", clock, new SecureRandom());
    catalog = Catalog.open(dir.resolve("catalog.db"), ledger);
  }

  @AfterEach
  void close() throws IOException {
    catalog.close();
    ledger.close();
  }

  private Rotations rotations(boolean wanted, Map<String, Long> free) {
    return new Rotations(
        catalog,
        ledger,
        Rules.USUAL,
        new ClockCheck(clock, ZoneOffset.UTC, () -> 0),
        wanted,
        () -> free);
  }

  private void enrol(String id, String label) throws IOException {
    ledger.append(new DriveEvent.Enrolled(id, label, "uuid", 1L << 40));
    ledger.append(new DriveEvent.Arrived(id, label, "usb"));
  }

  private void document(int number, String... drives) throws IOException {
    String sha256 = String.format("%064d", number);
    ledger.append(
        new Event.Sealed(
            "document" + number,
            1,
            "legal",
            1,
            "objects/" + number,
            1000,
            sha256,
            sha256,
            List.of(),
            "capture"));
    for (String drive : drives) {
      ledger.append(new Event.Copied("document" + number, 1, drive, "objects/" + number, sha256));
    }
  }

  @Test
  void theStatusHasItOnceItIsKnownAndOnlyWhereThereAreDrives() throws IOException {
    try (Rotations none = rotations(false, Map.of())) {
      var unused = none.drives();
      assertEquals(Optional.empty(), none.status());
    }
    try (Rotations wanted = rotations(true, Map.of())) {
      assertEquals(Optional.empty(), wanted.status());
      wanted.start();
      JsonObject status =
          Awaitility.await().until(wanted::status, Optional::isPresent).orElseThrow();
      assertEquals("no-drive", warning(status, 0).getString("kind"));
      enrol(A, "A");
      Awaitility.await()
          .until(
              () -> wanted.status().orElseThrow(),
              now -> warning(now, 0).getString("kind").equals("one-drive"));
    }
  }

  @Test
  void allThatIsKnownOfDrives() throws IOException {
    enrol(A, "A");
    enrol(B, "B");
    document(1, DriveRecord.ledgerName("A", A), DriveRecord.ledgerName("B", B));
    document(2, DriveRecord.ledgerName("B", B));
    ledger.append(new Event.Verified(DriveRecord.ledgerName("B", B), 1, 2, 2, 2000, 0, 0));
    try (Rotations rotations = rotations(true, Map.of(B, 1L << 30, A, 5L))) {
      JsonObject all = rotations.drives();
      assertEquals(2, all.getLong("documents"));
      assertEquals(1, all.getJsonObject("exposure").getLong("documents"));
      assertEquals(
          "1 document is on no drive that is away, the oldest since 2 Mar",
          all.getJsonObject("exposure").getString("text"));
      assertEquals("swap in drive A by 9 Mar", all.getJsonObject("next").getString("text"));
      JsonObject a = drive(all, 0);
      assertEquals("out", a.getString("state"));
      assertEquals("unseen", a.getString("leftHow"));
      assertEquals("insert it next", a.getString("action"));
      assertFalse(a.containsKey("room"), "it is not in a slot");
      JsonObject b = drive(all, 1);
      assertEquals("in", b.getString("state"));
      assertEquals("usb", b.getString("slot"));
      assertEquals(2, b.getLong("documents"));
      assertEquals("2026-03-02T08:00:00Z", b.getString("copiedUpTo"));
      assertEquals(1, b.getJsonObject("proof").getInteger("part"));
      assertEquals("too-early", b.getJsonObject("room").getString("state"));
      assertEquals(all.getJsonObject("next"), rotations.status().orElseThrow().getValue("next"));
    }
  }

  @Test
  void aDriveThatIsRetiredIsInTheLedgerAndCountsNoMore() throws IOException {
    enrol(A, "A");
    enrol(B, "B");
    document(1, DriveRecord.ledgerName("A", A));
    try (Rotations rotations = rotations(true, Map.of())) {
      assertEquals(0, rotations.drives().getJsonObject("exposure").getLong("documents"));
      Pressed.Told told = assertInstanceOf(Pressed.Told.class, rotations.retire(A, "stolen"));
      assertEquals(
          "Drive A holds 1 document, sealed from 2 Mar to 2 Mar. Nobody can read them without a"
              + " recipient's private key. Of these, 1 document is on no other drive.",
          told.text());
      assertEquals(
          1, rotations.status().orElseThrow().getJsonObject("exposure").getLong("documents"));
      assertEquals("stolen", drive(rotations.drives(), 0).getString("reason"));
      assertEquals(new DriveEvent.Retired(A, "A", "stolen"), last());
      assertEquals(
          new Pressed.Refused("drive A was retired on 2 Mar already: stolen"),
          rotations.retire(A, "again"));
      assertEquals(
          new Pressed.Refused("there is no drive with this id; see `sealpress drive list`"),
          rotations.retire("c", "lost"));
      assertInstanceOf(Pressed.Wrong.class, rotations.retire(B, "x".repeat(1001)));
    }
  }

  @Test
  void aNewDaemonKnowsAllFromTheLedgerAlone() throws IOException {
    enrol(A, "A");
    document(1, DriveRecord.ledgerName("A", A));
    ledger.append(new DriveEvent.Ejected(A, "A", "usb"));
    JsonObject before;
    try (Rotations rotations = rotations(true, Map.of())) {
      before = rotations.drives();
    }
    catalog.close();
    Files.delete(dir.resolve("catalog.db"));
    catalog = Catalog.open(dir.resolve("catalog.db"), ledger);
    try (Rotations rotations = rotations(true, Map.of())) {
      assertEquals(before, rotations.drives());
    }
  }

  @Test
  void onAClockBeforeTheLedgerNothingIsLate() throws IOException {
    enrol(A, "A");
    clock = Clock.fixed(NOW.minus(Duration.ofDays(3)), ZoneOffset.UTC);
    try (Rotations rotations = rotations(true, Map.of())) {
      assertTrue(
          rotations
              .drives()
              .getString("clock")
              .startsWith("the clock is doubtful: it says 27 Feb"));
      assertEquals("clock", warning(rotations.drives(), 0).getString("kind"));
    }
  }

  private Event last() throws IOException {
    try (var entries = ledger.entries(ledger.head().seq())) {
      return entries.next().map(Entry::event).orElseThrow();
    }
  }

  private static JsonObject drive(JsonObject all, int index) {
    return all.getJsonArray("drives").getJsonObject(index);
  }

  private static JsonObject warning(JsonObject rotation, int index) {
    return rotation.getJsonArray("warnings").getJsonObject(index);
  }
}
