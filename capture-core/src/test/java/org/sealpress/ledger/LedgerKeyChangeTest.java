package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.LedgerEvents;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.seal.LedgerKey;

/** The ledger knows each key that its checkpoints are signed with. */
class LedgerKeyChangeTest {
  @TempDir private Path data;
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");

  /** A start of the box: it tells of its key, adds an entry and signs. */
  private String start() throws Exception {
    try (Ledger ledger = Ledger.open(data.resolve("ledger"), "desk", clock, new SecureRandom());
        LedgerKey key = LedgerKey.open(data.resolve("ledger.key"), new SecureRandom())) {
      Notary.tellOfKey(ledger, data, key);
      try (Notary notary = Notary.open(ledger, data, key, CheckpointListener.NONE)) {
        ledger.append(new Event.Discarded("acapture", "a start"));
        ledger.cut();
        notary.checkpoint(ledger.closedEntries());
        return notary.verifierKey().fingerprint();
      }
    }
  }

  private List<Event.KeyChanged> told() throws Exception {
    try (Ledger ledger = Ledger.open(data.resolve("ledger"), "desk", clock, new SecureRandom())) {
      return LedgerEvents.of(ledger, Event.KeyChanged.class);
    }
  }

  @Test
  void aKeyIsToldOnceAndItsSuccessorWithIt() throws Exception {
    String first = start();
    start();
    assertEquals(List.of(new Event.KeyChanged(Event.KeyChanged.LEDGER, first, "")), told());
    Files.delete(data.resolve("ledger.key"));
    String second = start();
    start();
    assertEquals(new Event.KeyChanged(Event.KeyChanged.LEDGER, second, first), told().get(1));
    assertEquals(2, told().size());
    Path signed = data.resolve(CheckpointStore.FOLDER);
    Verdict.Intact verdict =
        assertInstanceOf(
            Verdict.Intact.class,
            LedgerReader.at(data.resolve("ledger"))
                .verify(
                    Against.checkpoints(
                        List.of(new CheckpointStore(signed)),
                        LedgerKeys.in(signed),
                        clock.instant())));
    assertEquals(verdict.entries(), verdict.signed());
  }
}
