package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;

class DrillChoiceTest {
  private static final String HASH = "0".repeat(64);
  private static final String OWN = "1".repeat(64);
  private static final String OTHERS = "2".repeat(64);

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private Ledger ledger;
  private Catalog catalog;

  @BeforeEach
  void open() throws IOException {
    ledger = Ledger.open(folder.resolve("ledger"), "desk", Clock.systemUTC(), random);
    catalog = Catalog.open(folder.resolve("catalog.db"), ledger);
  }

  @AfterEach
  void close() throws IOException {
    catalog.close();
    ledger.close();
  }

  private List<DocumentVersion> seal(int count, String recipient) throws IOException {
    long before = ledger.head().seq();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = RandomId.next(random);
      events.add(
          new Event.Sealed(
              id,
              1,
              "legal",
              1,
              "objects/2026/11/24/" + id + ".v1.cms",
              1,
              HASH,
              HASH,
              List.of(recipient),
              RandomId.next(random)));
    }
    ledger.append(events);
    return catalog.after(before, count);
  }

  private List<DocumentVersion> choose(int sample) throws IOException {
    DrillChoice.Recipients recipients =
        version -> ((Event.Sealed) ledger.entry(version.seq()).orElseThrow().event()).recipients();
    return List.copyOf(new DrillChoice(catalog, recipients, random).of(OWN, sample));
  }

  @Test
  void theOldestTheNewestAndOthersOfTheHolderAreChosen() throws IOException {
    seal(20, OTHERS);
    List<DocumentVersion> own = seal(400, OWN);
    seal(30, OTHERS);
    ledger.cut();
    Set<DocumentVersion> others = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      List<DocumentVersion> chosen = choose(10);
      assertEquals(12, chosen.size());
      assertEquals(own.get(0), chosen.get(0));
      assertEquals(own.get(399), chosen.get(11));
      assertTrue(own.containsAll(chosen));
      others.addAll(chosen);
    }
    assertTrue(others.size() > 12, "each time others");
  }

  @Test
  void ofFewAllAreChosenAndOfNoneNone() throws IOException {
    assertEquals(List.of(), choose(5));
    seal(3, OTHERS);
    assertEquals(List.of(), choose(5));
    List<DocumentVersion> own = seal(1, OWN);
    assertEquals(own, choose(5));
  }
}
