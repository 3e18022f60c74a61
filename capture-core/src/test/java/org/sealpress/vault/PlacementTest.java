package org.sealpress.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Exposure;
import org.sealpress.plan.Facts;
import org.sealpress.plan.Holding;
import org.sealpress.plan.Rotation;
import org.sealpress.plan.Rules;
import org.sealpress.plan.Today;

class PlacementTest {
  private static final String ID = "ab".repeat(16);
  private static final String A = DriveRecord.ledgerName("A", ID);

  @TempDir Path dir;

  private final TestClock clock = new TestClock("2026-03-02T08:00:00Z");

  private Path file() {
    return dir.resolve("catalog.db");
  }

  private Ledger ledger() throws IOException {
    return Ledger.open(dir.resolve("ledger"), "desk", clock, TestEvents.random());
  }

  @Test
  void anEmptyLedgerHasNothing() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file(), ledger)) {
      Facts facts = catalog.drives();
      assertEquals(List.of(), facts.drives());
      assertEquals(List.of(), facts.holdings());
      assertEquals(clock.instant(), facts.latest());
      assertEquals(Map.of(), facts.sealed());
    }
  }

  @Test
  void onlyDrivesCountAndACopyTwiceIsOne() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file(), ledger)) {
      Event.Sealed one = seal(ledger, "legal");
      Event.Sealed two = seal(ledger, "draft");
      ledger.append(two); // the same version again
      copy(ledger, one, A);
      copy(ledger, one, A);
      copy(ledger, one, "offsite");
      copy(ledger, two, "offsite");
      ledger.append(new Event.Copied("unknown", 1, A, "x", "y"));
      Optional<Instant> now = Optional.of(clock.instant());
      assertEquals(
          Set.of(
              new Holding(Set.of(), "draft", 1, 100, now, now),
              new Holding(Set.of(A), "legal", 1, 100, now, now)),
          Set.copyOf(catalog.drives().holdings()));
      assertEquals(Map.of(LocalDate.of(2026, 3, 2), 200L), catalog.drives().sealed());
    }
  }

  @Test
  void aTimeInDoubtIsTheNextThatIsNot() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file(), ledger)) {
      seal(ledger, "legal");
      Instant before = clock.instant();
      clock.go(Duration.ofDays(-30));
      seal(ledger, "draft");
      Holding doubtful = of(catalog.drives(), "draft");
      assertEquals(Optional.empty(), doubtful.oldest());
      assertEquals(before, catalog.drives().latest());
      clock.go(Duration.ofDays(40));
      seal(ledger, "legal");
      assertEquals(Optional.of(clock.instant()), of(catalog.drives(), "draft").oldest());
      assertEquals(Optional.of(before), of(catalog.drives(), "legal").oldest());
    }
  }

  @Test
  void whatWasRolledBackIsForgotten() throws Exception {
    try (Ledger ledger = ledger();
        Database database = Database.open(file())) {
      Event.Sealed sealed = seal(ledger, "legal");
      copy(ledger, sealed, A);
      ledger.append(new DriveEvent.Arrived(ID, "A", "usb"));
      List<Entry> entries = entries(ledger);
      Placement placement = new Placement(database);
      for (int i = 0; i < 2; i++) {
        apply(database, placement, entries, sealed);
        placement.forget();
        database.rollback();
        assertEquals(List.of(), placement.facts().drives());
        assertEquals(List.of(), placement.facts().holdings());
      }
      apply(database, placement, entries, sealed);
      placement.save();
      database.commit();
      assertEquals(1, placement.facts().drives().size());
      assertEquals(Set.of(A), placement.facts().holdings().get(0).on());
      assertEquals(1, placement.facts().holdings().get(0).documents());
    }
  }

  private static void apply(
      Database database, Placement placement, List<Entry> entries, Event.Sealed sealed)
      throws SQLException {
    for (Entry entry : entries) {
      if (entry.event().equals(sealed)) {
        database.change(
            "INSERT INTO versions VALUES (?, 1, 'legal', 1, 'o', 100, 'a', 'b', 'c', 0, ?)",
            sealed.document(),
            entry.seq());
      }
      placement.apply(entry);
    }
  }

  private static Holding of(Facts facts, String documentClass) {
    return facts.holdings().stream()
        .filter(each -> each.documentClass().equals(documentClass))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void afterARandomLifeAllIsAsItWouldBeCountedByHand() throws IOException {
    for (int seed = 0; seed < 3; seed++) {
      Path folder = dir.resolve("life" + seed);
      Path file = folder.resolve("catalog.db");
      Random random = new Random(seed);
      List<Event.Sealed> all = new ArrayList<>();
      try (Ledger ledger =
          Ledger.open(folder.resolve("ledger"), "desk", clock, TestEvents.random())) {
        for (int part = 0; part < 4; part++) {
          try (Catalog catalog = Catalog.open(file, ledger)) {
            for (int i = 0; i < 60; i++) {
              live(ledger, random, all);
              if (random.nextInt(10) == 0) {
                assertEquals(byHand(ledger), holdings(catalog.drives()));
              }
            }
          }
        }
        Facts facts;
        try (Catalog catalog = Catalog.open(file, ledger)) {
          facts = catalog.drives();
        }
        try (Catalog rebuilt = Catalog.rebuild(file, ledger)) {
          assertEquals(facts, rebuilt.drives());
        }
      }
    }
  }

  private void live(Ledger ledger, Random random, List<Event.Sealed> all) throws IOException {
    clock.go(Duration.ofHours(random.nextInt(12) == 0 ? -100 : random.nextInt(30)));
    switch (random.nextInt(6)) {
      case 0, 1 -> all.add(seal(ledger, random.nextBoolean() ? "legal" : "draft"));
      case 2, 3, 4 -> {
        if (!all.isEmpty()) {
          String label = List.of("A", "B", "C").get(random.nextInt(3));
          Event.Sealed which = all.get(random.nextInt(all.size()));
          copy(ledger, which, DriveRecord.ledgerName(label, ID));
        }
      }
      default ->
          ledger.append(
              random.nextBoolean()
                  ? new DriveEvent.Arrived(ID, "A", "usb")
                  : new DriveEvent.Ejected(ID, "A", "usb"));
    }
  }

  private static List<Entry> entries(Ledger ledger) throws IOException {
    List<Entry> all = new ArrayList<>();
    try (var reader = ledger.entries(0)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        all.add(next.get());
      }
    }
    return all;
  }

  /** Documents and the time of the first, by drives and class. */
  private static Map<String, String> byHand(Ledger ledger) throws IOException {
    Map<String, Set<String>> on = new HashMap<>();
    Map<String, Event.Sealed> sealed = new HashMap<>();
    Map<String, Optional<Instant>> times = new HashMap<>();
    List<String> doubtful = new ArrayList<>();
    for (Entry entry : entries(ledger)) {
      if (!entry.clockDoubt()) {
        doubtful.forEach(each -> times.put(each, Optional.of(entry.time())));
        doubtful.clear();
      }
      if (entry.event() instanceof Event.Sealed e) {
        sealed.put(e.document(), e);
        on.put(e.document(), new TreeSet<>());
        times.put(e.document(), Optional.of(entry.time()).filter(at -> !entry.clockDoubt()));
        if (entry.clockDoubt()) {
          doubtful.add(e.document());
        }
      } else if (entry.event() instanceof Event.Copied e) {
        on.get(e.document()).add(e.target());
      }
    }
    Map<String, List<String>> groups = new TreeMap<>();
    sealed.forEach(
        (id, event) ->
            groups
                .computeIfAbsent(on.get(id) + event.documentClass(), key -> new ArrayList<>())
                .add(id));
    Map<String, String> told = new TreeMap<>();
    groups.forEach(
        (key, ids) ->
            told.put(
                key,
                ids.size()
                    + " "
                    + ids.stream()
                        .flatMap(id -> times.get(id).stream())
                        .min(Instant::compareTo)
                        .map(Instant::toString)
                        .orElse("")));
    return told;
  }

  private static Map<String, String> holdings(Facts facts) {
    Map<String, String> told = new TreeMap<>();
    facts
        .holdings()
        .forEach(
            each ->
                told.put(
                    new TreeSet<>(each.on()) + each.documentClass(),
                    each.documents() + " " + each.oldest().map(Instant::toString).orElse("")));
    return told;
  }

  @Test
  void aMillionDocumentsAreAFewRowsAndAnIndex() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = ManyDocuments.make(file(), ledger, 1_000_000, 500)) {
      long begin = System.nanoTime();
      Facts facts = catalog.drives();
      Today today = Today.sure(clock.instant(), clock.getZone());
      Rotation plan = Rotation.of(facts, Rules.USUAL, today, Map.of());
      Exposure exposure = Exposure.of(facts);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      assertEquals(1_000_000, exposure.total());
      assertEquals(500, exposure.count());
      assertEquals("A", plan.next().orElseThrow().label());
      assertEquals(6, facts.holdings().size());
      assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
    }
    List<String> steps = ManyDocuments.plan(file());
    assertTrue(
        steps.stream().noneMatch(s -> s.contains("SCAN p ") || s.contains("TEMP B-TREE")),
        steps.toString());
    assertEquals(
        2, steps.stream().filter(s -> s.contains("SEARCH p USING INDEX placement_by")).count());
  }

  private static Event.Sealed seal(Ledger ledger, String documentClass) throws IOException {
    String document = RandomId.next(TestEvents.random());
    Event.Sealed sealed =
        new Event.Sealed(
            document,
            1,
            documentClass,
            2,
            "objects/" + document,
            100,
            "a".repeat(64),
            "b".repeat(64),
            List.of("c".repeat(64)),
            "capture");
    ledger.append(sealed);
    return sealed;
  }

  private static void copy(Ledger ledger, Event.Sealed sealed, String target) throws IOException {
    ledger.append(new Event.Copied(sealed.document(), 1, target, sealed.object(), sealed.sha256()));
  }
}
