package org.sealpress.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;
import org.sealpress.plan.Backlog;

/** What waits for which time. */
class WaitingTest {
  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

  @TempDir Path dir;

  private final TestClock clock = new TestClock(START.toString());
  private Ledger ledger;
  private Catalog catalog;
  private int number;

  @BeforeEach
  void open() throws IOException {
    ledger = Ledger.open(dir.resolve("ledger"), "desk", clock, TestEvents.random());
    catalog = Catalog.open(dir.resolve("catalog.db"), ledger);
  }

  @AfterEach
  void close() throws IOException {
    catalog.close();
    ledger.close();
  }

  private Event.Sealed seal(String documentClass) throws IOException {
    String sha256 = String.format("%064d", ++number);
    Event.Sealed sealed =
        new Event.Sealed(
            "document" + number,
            1,
            documentClass,
            1,
            "objects/" + number,
            100,
            sha256,
            sha256,
            List.of(),
            "capture");
    ledger.append(sealed);
    return sealed;
  }

  private void copy(Event.Sealed sealed) throws IOException {
    ledger.append(new Event.Copied(sealed.document(), 1, "nas", sealed.object(), sealed.sha256()));
  }

  private long seq(Event.Sealed sealed) throws IOException {
    return catalog.find(sealed.document(), 1).orElseThrow().seq();
  }

  private void hours(int count) {
    clock.go(Duration.ofHours(count));
  }

  @Test
  void whatWasSealedUpToATimeIsDueAndTheRestIsLater() throws IOException {
    Event.Sealed first = seal("draft");
    seal("legal");
    hours(1);
    Event.Sealed second = seal("draft");
    hours(1);
    seal("draft");
    Instant slot = START.plus(Duration.ofHours(1));
    assertEquals(seq(second), catalog.sealedUpTo("draft", slot));
    assertEquals(seq(first), catalog.sealedUpTo("draft", slot.minusMillis(1)));
    assertEquals(-1, catalog.sealedUpTo("draft", START.minusMillis(1)));
    assertEquals(-1, catalog.sealedUpTo("unknown", slot));
    assertEquals(new Amount(2, 200), catalog.lack("nas", "draft", seq(second)));
    assertEquals(
        new Backlog("the nas", "draft", 2, Optional.of(START), 1),
        catalog.backlog("nas", "the nas", "draft", Optional.of(slot)));
    copy(first);
    assertEquals(
        new Backlog("the nas", "draft", 1, Optional.of(slot), 1),
        catalog.backlog("nas", "the nas", "draft", Optional.of(slot)));
    copy(second);
    assertEquals(
        new Backlog("the nas", "draft", 0, Optional.empty(), 1),
        catalog.backlog("nas", "the nas", "draft", Optional.of(slot)));
    assertEquals(
        new Backlog("nas", "draft", 1, Optional.of(slot.plus(Duration.ofHours(1))), 0),
        catalog.backlog("nas", "nas", "draft", Optional.empty()));
  }

  @Test
  void whatWasSealedOnADoubtfulClockHasNoTimeUntilItIsSureAgain() throws IOException {
    seal("letter");
    hours(-1000);
    seal("draft");
    assertEquals(
        new Backlog("nas", "draft", 1, Optional.empty(), 0),
        catalog.backlog("nas", "nas", "draft", Optional.of(START)));
    assertEquals(Map.of(), catalog.sealedDays("draft", ZoneId.of("UTC")));
    hours(1024);
    seal("letter");
    Instant sure = START.plus(Duration.ofHours(24));
    assertEquals(
        new Backlog("nas", "draft", 1, Optional.of(sure), 0),
        catalog.backlog("nas", "nas", "draft", Optional.of(START)));
    assertEquals(
        Map.of(LocalDate.of(2026, 11, 25), 1L), catalog.sealedDays("draft", ZoneId.of("UTC")));
  }

  @Test
  void daysAreThoseWhereTheBoxStands() throws IOException {
    seal("draft"); // 09:00 UTC
    hours(13);
    seal("draft"); // 22:00 UTC
    hours(1);
    seal("draft"); // 23:00 UTC
    assertEquals(
        Map.of(LocalDate.of(2026, 11, 24), 3L), catalog.sealedDays("draft", ZoneId.of("UTC")));
    assertEquals(
        Map.of(LocalDate.of(2026, 11, 24), 2L, LocalDate.of(2026, 11, 25), 1L),
        catalog.sealedDays("draft", ZoneId.of("Europe/Berlin")));
    assertEquals(
        Map.of(LocalDate.of(2026, 11, 24), 1L, LocalDate.of(2026, 11, 25), 2L),
        catalog.sealedDays("draft", ZoneId.of("Asia/Kathmandu")));
  }
}
