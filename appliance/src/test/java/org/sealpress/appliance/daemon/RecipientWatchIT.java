package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Passphrase;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.vault.Vault;

/** Who can open what is sealed, from one start of a box to the next. */
class RecipientWatchIT {
  private static final Instant START = Instant.parse("2026-11-24T09:15:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path folder;
  private Clock clock = Clock.fixed(START, ZoneOffset.UTC);
  private Ledger ledger;
  private Vault vault;
  private Path one;
  private Path two;
  private Path three;

  @BeforeEach
  void prepare() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("box"));
    one = made("one", 20);
    two = made("two", 20);
    three = made("three", 1);
    ledger = Ledger.open(folder.resolve("data/ledger"), "b", clock, RANDOM);
    vault = Vault.open(folder.resolve("data/vault"), ledger);
  }

  @AfterEach
  void close() throws IOException {
    vault.close();
    ledger.close();
  }

  /** The certificate's file on the box; the key's is elsewhere. */
  private Path made(String name, int years) throws Exception {
    Path certificate = folder.resolve("box/" + name + ".pem");
    try (RecoveryKey key =
            RecoveryKey.make(KeyKind.EC_P256, name, Period.ofYears(years), clock, RANDOM);
        Passphrase passphrase = Passphrase.takenFrom("correct horse battery".toCharArray())) {
      key.write(folder.resolve(name + ".key.pem"), certificate, passphrase, RANDOM);
    }
    return certificate;
  }

  /** Starts a box; gives the notes of its status. */
  private List<String> starts(Path... certificates) throws Exception {
    Recipients recipients = Recipients.inUse(List.of(certificates), clock);
    Board board = new Board("b", Set.of(), clock, new BoardLog());
    RecipientWatch watch =
        new RecipientWatch(
            recipients,
            RecipientWatch.folders(
                folder.resolve("box/sealpress.yaml"), folder.resolve("data"), recipients),
            vault,
            ledger,
            board);
    watch.look();
    watch.look();
    List<String> notes = new ArrayList<>();
    board.json().getJsonArray("warnings").forEach(note -> notes.add(note.toString()));
    return notes;
  }

  private List<Event> recorded() throws IOException {
    List<Event> events = new ArrayList<>();
    try (EntryReader entries = ledger.entries(1)) {
      for (var next = entries.next(); next.isPresent(); next = entries.next()) {
        events.add(next.map(Entry::event).orElseThrow());
      }
    }
    return events;
  }

  private String print(Path certificate) throws Exception {
    return Recipients.inUse(List.of(certificate), clock).fingerprints().get(0);
  }

  @Test
  void theFirstStartIsRecordedAndTheNextOnesAreNot() throws Exception {
    assertEquals(List.of(), starts(one, two));
    assertEquals(List.of(), starts(two, one));
    List<String> both = List.of(print(one), print(two));
    assertEquals(List.of(new Event.Recipients(both, both, List.of(), List.of())), recorded());
  }

  @Test
  void whoCameAndWhoWentIsRecordedAndToldAtThatStartOnly() throws Exception {
    starts(one, two);
    List<String> notes = starts(one, three);
    assertEquals(2, notes.size(), notes.toString());
    assertTrue(notes.get(0).startsWith("new recipient: from now on"), notes.toString());
    assertTrue(notes.get(0).contains("CN=three"), notes.toString());
    assertTrue(notes.get(1).contains(print(two).substring(0, 12)), notes.toString());
    assertEquals(
        new Event.Recipients(
            List.of(print(one), print(three)),
            List.of(print(three)),
            List.of(print(two)),
            List.of()),
        recorded().get(1));
    assertEquals(List.of(), starts(one, three));
    assertEquals(2, recorded().size());
  }

  @Test
  void aCertificateThatEndsIsToldBeforeAndAfterAndRecordedOnceAndIsSealedForAllTheSame()
      throws Exception {
    starts(one, three);
    clock = Clock.fixed(START.plusSeconds(320L * 24 * 3600), ZoneOffset.UTC);
    assertTrue(starts(one, three).get(0).contains("in 45 days"));
    assertEquals(1, recorded().size());
    clock = Clock.fixed(START.plusSeconds(400L * 24 * 3600), ZoneOffset.UTC);
    assertTrue(starts(one, three).get(0).contains("HAS EXPIRED on 2027-11-24"));
    assertEquals(
        new Event.Recipients(
            List.of(print(one), print(three)), List.of(), List.of(), List.of(print(three))),
        recorded().get(1));
    assertEquals(2, recorded().size());
  }

  @Test
  void aPrivateKeyOnTheBoxIsToldAloudAndTheBoxesOwnIsNone() throws Exception {
    Files.copy(folder.resolve("one.key.pem"), folder.resolve("box/one.key.pem"));
    Programs.assume("openssl");
    Path own = folder.resolve("data/own.pem");
    Programs.run(
        "openssl",
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        own.toString());
    Programs.run(
        "openssl",
        "pkey",
        "-in",
        folder.resolve("two.key.pem").toString(),
        "-passin",
        "pass:correct horse battery",
        "-out",
        folder.resolve("data/two.pem").toString());
    List<String> notes = starts(one, two);
    assertEquals(2, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains("data/two.pem, the private key of CN=two, LIES ON THIS BOX"));
    assertTrue(notes.get(1).contains("box/one.key.pem, a private key under a passphrase, LIES ON"));
  }
}
