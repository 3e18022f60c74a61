package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.LedgerEvents;
import org.sealpress.ledger.checkpoint.Checkpoint;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.NoteSigner;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.ledger.merkle.Hash;
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

  private List<VerifierKey> accepted(VerifierKey given) throws Exception {
    return FormerKeys.with(
        LedgerReader.at(data.resolve("ledger")),
        List.of(new CheckpointStore(data.resolve(CheckpointStore.FOLDER))),
        List.of(given));
  }

  private Verdict verdict(VerifierKey given) throws Exception {
    return LedgerReader.at(data.resolve("ledger"))
        .verify(
            Against.checkpoints(
                List.of(new CheckpointStore(data.resolve(CheckpointStore.FOLDER))),
                accepted(given),
                clock.instant()));
  }

  private VerifierKey key(String fingerprint) throws Exception {
    return LedgerKeys.in(data.resolve(CheckpointStore.FOLDER)).stream()
        .filter(each -> each.fingerprint().equals(fingerprint))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoKnowsTheNewKeyKnowsTheFormerOnesByWhatItSigned() throws Exception {
    VerifierKey first = key(start());
    Files.delete(data.resolve("ledger.key"));
    VerifierKey second = key(start());
    Files.delete(data.resolve("ledger.key"));
    VerifierKey third = key(start());
    assertEquals(Set.of(first, second, third), Set.copyOf(accepted(third)));
    Verdict.Intact verdict = assertInstanceOf(Verdict.Intact.class, verdict(third));
    assertEquals(verdict.entries(), verdict.signed());
  }

  @Test
  void aFormerKeyDoesNotVouchForItsSuccessor() throws Exception {
    VerifierKey first = key(start());
    Files.delete(data.resolve("ledger.key"));
    start();
    assertEquals(List.of(first), accepted(first));
    assertInstanceOf(Verdict.Resigned.class, verdict(first));
  }

  @Test
  void aKeyThatTheLedgerDoesNotNameIsNone() throws Exception {
    start();
    Files.delete(data.resolve("ledger.key"));
    VerifierKey second = key(start());
    byte[] forger;
    try (LedgerKey made = LedgerKey.open(data.resolve("forger.key"), new SecureRandom())) {
      forger = made.publicKey();
      VerifierKey other = VerifierKey.of(second.name(), forger);
      LedgerKeys.keep(other, data.resolve(CheckpointStore.FOLDER));
      assertFalse(accepted(second).contains(other));
      CheckpointStore store = new CheckpointStore(data.resolve(CheckpointStore.FOLDER));
      store.write(
          SignedCheckpoint.sign(
              new Checkpoint(second.name(), 1, Hash.EMPTY), new NoteSigner(second.name(), made)));
    }
    assertInstanceOf(Verdict.Resigned.class, verdict(second));
  }

  @Test
  void aLedgerThatIsNotWhatTheNewKeySignedVouchesForNone() throws Exception {
    start();
    Files.delete(data.resolve("ledger.key"));
    VerifierKey second = key(start());
    Path segment = LedgerReader.at(data.resolve("ledger")).segments().get(0).file();
    Files.writeString(segment, Files.readString(segment).replaceFirst("a start", "o start"));
    assertEquals(List.of(second), accepted(second));
  }
}
