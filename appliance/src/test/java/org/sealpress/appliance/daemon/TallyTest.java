package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.TestClock;
import org.sealpress.plan.Today;
import org.sealpress.vault.Catalog;

class TallyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir private Path folder;
  private final TestClock clock = new TestClock("2026-11-24T21:30:00Z"); // 22:30 in Berlin

  @Test
  void aDayIsThatOfThePlaceWhereTheBoxStands() throws IOException {
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"), "desk", clock, new SecureRandom());
        Catalog catalog = Catalog.open(folder.resolve("catalog.db"), ledger)) {
      Tally tally = new Tally(catalog, ledger, () -> Today.sure(clock.instant(), BERLIN));
      assertToday(0, tally);
      seal(ledger, 1);
      seal(ledger, 2);
      assertToday(2, tally);
      clock.go(Duration.ofHours(2)); // past midnight there, but not in UTC
      assertToday(0, tally);
      seal(ledger, 3);
      assertToday(1, tally);
    }
  }

  private static void assertToday(long documents, Tally tally) {
    tally.round();
    assertEquals(documents, tally.json().getLong("documents"));
  }

  private static void seal(Ledger ledger, int number) throws IOException {
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
  }
}
