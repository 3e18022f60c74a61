package org.sealpress.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;

class CatalogTest {
  @TempDir Path dir;

  private final TestClock clock = new TestClock("2026-11-24T09:20:00Z");
  private Path file;

  @BeforeEach
  void name() {
    file = dir.resolve("catalog.db");
  }

  @Test
  void whatIsNotOnATargetIsGivenOldestFirstPageByPage() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file, ledger)) {
      List<Event.Sealed> sealed = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        sealed.add(seal(ledger, 1));
      }
      for (int i : new int[] {1, 4, 5, 9}) {
        copy(ledger, sealed.get(i), "drive");
      }
      copy(ledger, sealed.get(0), "remote");
      assertEquals(ids(sealed, 0, 2, 3, 6, 7, 8), ids(catalog.notOn("drive", -1, 100)));
      List<DocumentVersion> page = catalog.notOn("drive", -1, 4);
      assertEquals(ids(sealed, 0, 2, 3, 6), ids(page));
      assertEquals(ids(sealed, 7, 8), ids(catalog.notOn("drive", page.get(3).seq(), 4)));
      assertEquals(9, catalog.notOn("remote", -1, 100).size());
      assertEquals(10, catalog.notOn("never seen", -1, 100).size());
    }
  }

  @Test
  void whatATargetLacksIsFoundClassByClassAlsoAfterItHasLostSomething() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file, ledger)) {
      List<Event.Sealed> legal = new ArrayList<>();
      List<Event.Sealed> draft = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        draft.add(seal(ledger, "draft"));
        legal.add(seal(ledger, "legal"));
      }
      assertEquals(List.of("draft", "legal"), catalog.classes());
      assertEquals(new Amount(12, 1200), catalog.lack("drive"));
      assertEquals(ids(legal, 0, 1, 2, 3, 4, 5), ids(catalog.notOn("drive", "legal", -1, 9)));
      for (int i = 0; i < 4; i++) {
        copy(ledger, legal.get(i), "drive");
      }
      assertEquals(ids(legal, 4, 5), ids(catalog.notOn("drive", "legal", -1, 9)));
      assertEquals(ids(legal, 4), ids(catalog.notOn("drive", "legal", -1, 1)));
      assertEquals(
          ids(legal, 5),
          ids(
              catalog.notOn(
                  "drive", "legal", catalog.find(legal.get(4).document(), 1).get().seq(), 9)));
      assertEquals(ids(draft, 0, 1), ids(catalog.notOn("drive", "draft", -1, 2)));
      assertEquals(new Amount(8, 800), catalog.lack("drive"));
      assertEquals(4, catalog.held("drive"));
      Event.Sealed lost = legal.get(1);
      ledger.append(
          new Event.CopyLost(lost.document(), 1, "drive", lost.object(), Event.CopyLost.MISSING));
      assertEquals(ids(legal, 1, 4, 5), ids(catalog.notOn("drive", "legal", -1, 9)));
      assertEquals(ids(legal, 0, 2, 3), ids(catalog.on("drive", -1, 9)));
      copy(ledger, lost, "drive");
      assertEquals(ids(legal, 0, 1), ids(catalog.on("drive", -1, 2)));
      assertEquals(new Amount(8, 800), catalog.lack("drive"));
    }
  }

  @Test
  void theLastCheckOfATargetIsKnown() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file, ledger)) {
      assertTrue(catalog.verified("drive").isEmpty());
      ledger.append(new Event.Verified("drive", 1, 4, 10, 1000, 0, 0));
      Event.Verified last = new Event.Verified("drive", 2, 4, 11, 1100, 1, 2);
      ledger.append(last);
      ledger.append(new Event.Verified("other", 4, 4, 10, 1000, 0, 0));
      assertEquals(last, catalog.verified("drive").orElseThrow());
    }
  }

  @Test
  void documentsVersionsAndCopiesAreFound() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file, ledger)) {
      Event.Sealed one = seal(ledger, 1);
      Event.Sealed two = seal(ledger, one.document(), 2);
      Event.Sealed other = seal(ledger, 1);
      clock.go(Duration.ofSeconds(5));
      copy(ledger, two, "b");
      copy(ledger, two, "a");
      assertEquals(List.of(1, 2), numbers(catalog.versions(one.document())));
      assertEquals(two.sha256(), catalog.find(one.document(), 2).orElseThrow().sha256());
      assertTrue(catalog.find(one.document(), 3).isEmpty());
      assertEquals(List.of(), catalog.versions("none"));
      assertEquals(List.of(other.document(), two.document()), ids(catalog.latest(2)));
      assertEquals(
          List.of(
              new Copy("a", two.object(), two.sha256(), clock.instant()),
              new Copy("b", two.object(), two.sha256(), clock.instant())),
          catalog.copies(one.document(), 2));
      assertEquals(List.of(), catalog.copies(one.document(), 1));
      assertEquals(List.of(), catalog.copies(other.document(), 1));
      assertEquals(3, catalog.sealed());
      assertEquals(2, Set.copyOf(ids(catalog.latest(10))).size());
      assertEquals(1, catalog.held("a"));
      assertEquals(1, catalog.held("b"));
      assertEquals(new Amount(2, 200), catalog.lack("a"));
      assertEquals(new Amount(3, 300), catalog.lack("never seen"));
      assertEquals(ledger.head(), catalog.applied());
    }
  }

  @Test
  void whatWasSealedSinceATimeIsCounted() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file, ledger)) {
      assertEquals(0, catalog.sealedSince(clock.instant()));
      seal(ledger, 1);
      clock.go(Duration.ofHours(9));
      Instant midnight = clock.instant();
      assertEquals(0, catalog.sealedSince(midnight));
      seal(ledger, 1);
      clock.go(Duration.ofHours(1));
      seal(ledger, 1);
      assertEquals(2, catalog.sealedSince(midnight));
      assertEquals(3, catalog.sealedSince(Instant.EPOCH));
      assertEquals(0, catalog.sealedSince(midnight.plus(Duration.ofDays(1))));
    }
  }

  @Test
  void anEmptyCatalogCountsNothing() throws IOException {
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file, ledger)) {
      assertEquals(0, catalog.sealed());
      assertEquals(0, catalog.held("drive"));
      assertEquals(Amount.NONE, catalog.lack("drive"));
      assertEquals(List.of(), catalog.latest(10));
    }
  }

  @Test
  void itCatchesUpWithWhatHappenedWhileItWasClosedAndAcrossSegments() throws IOException {
    try (Ledger ledger = ledger()) {
      seal(ledger, 1);
      try (Catalog catalog = Catalog.open(file, ledger)) {
        assertEquals(1, catalog.sealed());
      }
      seal(ledger, 1);
      ledger.cut();
      seal(ledger, 1);
      try (Catalog catalog = Catalog.open(file, ledger)) {
        assertEquals(3, catalog.sealed());
        ledger.cut();
        seal(ledger, 1);
        assertEquals(4, catalog.sealed());
        assertTrue(catalog.finding().isEmpty());
      }
    }
  }

  @Test
  void afterARandomLifeARebuiltCatalogIsTheSame() throws IOException {
    Random random = new Random(42);
    try (Ledger ledger = ledger()) {
      List<Event.Sealed> sealed = new ArrayList<>();
      Map<String, Integer> versions = new HashMap<>();
      List<Object> before;
      Catalog catalog = Catalog.open(file, ledger);
      try {
        for (int i = 0; i < 300; i++) {
          switch (random.nextInt(6)) {
            case 0, 1 -> sealed.add(seal(ledger, 1));
            case 2 -> {
              if (!sealed.isEmpty()) {
                String document = sealed.get(random.nextInt(sealed.size())).document();
                int version = versions.merge(document, 1, Integer::sum) + 1;
                sealed.add(seal(ledger, document, version));
              }
            }
            case 3, 4 -> {
              if (!sealed.isEmpty()) {
                copy(
                    ledger,
                    sealed.get(random.nextInt(sealed.size())),
                    "target-" + random.nextInt(3));
              }
            }
            default -> {
              if (random.nextInt(5) == 0) {
                ledger.cut();
              } else {
                catalog.close();
                catalog = Catalog.open(file, ledger);
              }
            }
          }
          clock.go(Duration.ofSeconds(1));
        }
        before = everything(catalog);
      } finally {
        catalog.close();
      }
      try (Catalog rebuilt = Catalog.rebuild(file, ledger)) {
        assertEquals(before, everything(rebuilt));
      }
    }
  }

  @Test
  void aFileThatIsNoCatalogOrOfAnotherLayoutIsMadeAgain() throws Exception {
    try (Ledger ledger = ledger()) {
      seal(ledger, 1);
      Files.writeString(file, "garbage ".repeat(1000));
      try (Catalog catalog = Catalog.open(file, ledger)) {
        assertEquals(1, catalog.sealed());
      }
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = connection.createStatement()) {
        statement.execute("PRAGMA user_version = 99");
      }
      try (Catalog catalog = Catalog.open(file, ledger)) {
        assertEquals(1, catalog.sealed());
      }
      Files.write(file, new byte[0]);
      try (Catalog catalog = Catalog.open(file, ledger)) {
        assertEquals(1, catalog.sealed());
      }
    }
  }

  @Test
  void anotherLedgersCatalogIsMadeAgainAndSaid() throws IOException {
    try (Ledger other = Ledger.open(dir.resolve("other"), "x", clock, TestEvents.random());
        Ledger ledger = ledger()) {
      seal(other, 1);
      seal(other, 1);
      Catalog.open(file, other).close();
      seal(ledger, 1);
      try (Catalog catalog = Catalog.open(file, ledger)) {
        says(catalog.finding().orElseThrow(), other.id(), ledger.id());
        assertEquals(1, catalog.sealed());
      }
    }
  }

  @Test
  void aLedgerThatWasRolledBackIsNoticedAndRecorded() throws IOException {
    Path open = dir.resolve("ledger/open.jsonl");
    byte[] old;
    try (TestBox box = new TestBox(dir, clock)) {
      seal(box.ledger(), 1);
      old = Files.readAllBytes(open);
      seal(box.ledger(), 1);
      assertEquals(2, box.vault().catalog().sealed());
    }
    Files.write(open, old);
    try (TestBox box = new TestBox(dir, clock)) {
      assertEquals(1, box.vault().catalog().sealed());
      List<Event.Fault> faults = box.events(Event.Fault.class);
      assertEquals("ledger-rolled-back", faults.get(0).kind());
      says(faults.get(0).message(), "ends with entry 1", "cut off");
    }
    Files.write(open, old);
    try (TestBox box = new TestBox(dir, clock)) {
      seal(box.ledger(), 1);
      says(box.events(Event.Fault.class).get(0).message(), "entry 2");
    }
  }

  @Test
  void aDamagedLineOfTheLedgerIsPassedOverAndSaid() throws IOException {
    try (Ledger ledger = ledger()) {
      seal(ledger, 1);
      seal(ledger, 1);
      seal(ledger, 1);
    }
    Path open = dir.resolve("ledger/open.jsonl");
    List<String> lines = Files.readAllLines(open);
    lines.set(2, "garbage");
    Files.write(open, lines);
    try (Ledger ledger = ledger();
        Catalog catalog = Catalog.open(file, ledger)) {
      assertEquals(2, catalog.sealed());
      assertEquals(1, catalog.damage().size());
      says(catalog.damage().get(0), open.toString(), "line 3 is no entry");
    }
  }

  private List<Object> everything(Catalog catalog) throws IOException {
    List<Object> all = new ArrayList<>(catalog.latest(1000));
    for (DocumentVersion version : catalog.latest(1000)) {
      all.addAll(catalog.copies(version.document(), version.version()));
    }
    all.add(catalog.sealed());
    for (String target : List.of("target-0", "target-1", "target-2", "never seen")) {
      all.add(catalog.held(target));
      all.add(catalog.lack(target));
    }
    all.add(catalog.applied());
    all.addAll(catalog.notOn("target-1", -1, 1000));
    return all;
  }

  private Ledger ledger() throws IOException {
    return Ledger.open(dir.resolve("ledger"), "box", clock, TestEvents.random());
  }

  private static Event.Sealed seal(Ledger ledger, int version) throws IOException {
    return seal(ledger, RandomId.next(TestEvents.random()), version);
  }

  private static Event.Sealed seal(Ledger ledger, String documentClass) throws IOException {
    return seal(ledger, RandomId.next(TestEvents.random()), 1, documentClass);
  }

  private static Event.Sealed seal(Ledger ledger, String document, int version) throws IOException {
    return seal(ledger, document, version, "legal");
  }

  private static Event.Sealed seal(
      Ledger ledger, String document, int version, String documentClass) throws IOException {
    Event.Sealed sealed =
        new Event.Sealed(
            document,
            version,
            documentClass,
            2,
            "objects/2026/11/24/" + document + ".v" + version + ".cms",
            100,
            String.format("%064d", ledger.head().seq()),
            "b".repeat(64),
            List.of("c".repeat(64)),
            "capture");
    ledger.append(sealed);
    return sealed;
  }

  private static void copy(Ledger ledger, Event.Sealed sealed, String target) throws IOException {
    ledger.append(
        new Event.Copied(
            sealed.document(), sealed.version(), target, sealed.object(), sealed.sha256()));
  }

  private static List<String> ids(List<Event.Sealed> sealed, int... which) {
    List<String> ids = new ArrayList<>();
    for (int i : which) {
      ids.add(sealed.get(i).document());
    }
    return ids;
  }

  private static List<String> ids(List<DocumentVersion> versions) {
    return versions.stream().map(DocumentVersion::document).toList();
  }

  private static List<Integer> numbers(List<DocumentVersion> versions) {
    return versions.stream().map(DocumentVersion::version).toList();
  }
}
