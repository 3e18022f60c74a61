package org.sealpress.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.TestClock;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentVersion;

/** Restoring with a key for which all, or some, of the documents are not sealed. */
class OthersKeyTest {
  private static final RecoveryKey OWN = TestKeys.key(KeyKind.EC_P256);
  private static final RecoveryKey SPARE = TestKeys.key(KeyKind.EC_P384);
  private static final RecoveryKey STRANGER = TestKeys.fresh(KeyKind.EC_P256, "Somebody Else");

  @TempDir Path dir;
  @TempDir Path keys;
  private Path drive;
  private Path to;
  private final List<DocumentVersion> documents = new ArrayList<>();

  @BeforeEach
  void folders() throws IOException {
    drive = Files.createDirectories(dir.resolve("drive"));
    to = dir.resolve("back");
  }

  /** Documents of the box's usual recipients, then one for the stranger and another. */
  private void deliver(int usual, int others) throws Exception {
    try (Archive archive = new Archive(dir.resolve("box"), keys)) {
      documents.addAll(archive.storeMany(usual));
      for (int i = 0; i < others; i++) {
        documents.add(
            archive.store(
                Archive.pdf(100 + i),
                TestKeys.sealer(keys, STRANGER, TestKeys.key(KeyKind.RSA_4096))));
      }
      archive.ship(drive);
    }
  }

  private void certificates(RecoveryKey... recipients) throws IOException {
    Files.createDirectories(drive.resolve("recipients"));
    for (RecoveryKey each : recipients) {
      Path file = TestKeys.certificate(keys, each);
      Files.copy(file, drive.resolve("recipients").resolve(file.getFileName()));
    }
  }

  private Summary restore(OpeningKey key) throws Exception {
    return new Restore(
            List.of(new Source("drive", new FolderTarget("drive", drive))),
            new Opener(key),
            to,
            TestKeys.CLOCK)
        .run((object, known) -> true, Quiet.LISTENER);
  }

  private String refused(OpeningKey key) {
    RestoreFault fault = assertThrows(RestoreFault.class, () -> restore(key));
    assertEquals(RestoreFault.Kind.WRONG_KEY, fault.kind());
    assertFalse(Files.exists(to), "nothing is written");
    return fault.getMessage();
  }

  @Test
  void theKeyOfAnotherArchiveStopsBeforeAnythingIsWritten() throws Exception {
    deliver(3, 0);
    try (OpeningKey key = TestKeys.opening(keys, STRANGER)) {
      String said = refused(key);
      assertTrue(said.contains("opens none of the 3 documents"), said);
      assertTrue(
          said.contains("the certificate " + OWN.fingerprint().substring(0, 12) + ", which is not"),
          said);
      assertTrue(said.contains("your key is CN=Somebody Else"), said);
    }
  }

  @Test
  void thoseWhoseKeyIsNeededAreNamedByTheCertificatesThatLieThere() throws Exception {
    deliver(3, 0);
    certificates(OWN, SPARE);
    Files.writeString(drive.resolve("recipients/no.pem"), "this is no certificate");
    try (OpeningKey key = TestKeys.alone(keys, STRANGER)) {
      String said = refused(key);
      for (RecoveryKey each : List.of(OWN, SPARE)) {
        assertTrue(said.contains("(certificate " + each.fingerprint().substring(0, 12)), said);
      }
      assertTrue(said.contains("CN=Test EC_P256"), said);
    }
  }

  @Test
  void aBareKeyOfWhichNothingIsKnownIsTried() throws Exception {
    deliver(3, 0);
    certificates(OWN);
    try (OpeningKey key = TestKeys.alone(keys, SPARE)) {
      assertTrue(restore(key).complete(), "it may be of the certificate that is not there");
    }
    to = dir.resolve("other");
    try (OpeningKey key = TestKeys.alone(keys, STRANGER)) {
      assertTrue(refused(key).contains("opens none of the 3 documents"));
    }
  }

  @Test
  void whatIsForOthersIsSummedUpAndTheRestComesBack() throws Exception {
    deliver(2, 3);
    certificates(OWN, SPARE, STRANGER);
    try (OpeningKey key = TestKeys.alone(keys, OWN)) {
      Summary summary = restore(key);
      assertEquals(2, summary.restored());
      assertEquals(List.of(), summary.failed());
      assertFalse(summary.complete());
      assertEquals(1, summary.forOthers().size(), summary.toString());
      String why = summary.forOthers().keySet().iterator().next();
      assertEquals(3, summary.forOthers().get(why));
      assertTrue(why.contains("CN=Somebody Else (certificate "), why);
    }
    try (Stream<Path> files = Files.walk(to)) {
      assertEquals(2, files.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void aDocumentThatShouldBeForThisKeyAndIsNotIsNamed() throws Exception {
    deliver(2, 1);
    Files.write(
        drive.resolve(documents.get(0).object()),
        Files.readAllBytes(drive.resolve(documents.get(2).object())));
    try (OpeningKey key = TestKeys.opening(keys, OWN)) {
      Summary summary = restore(key);
      assertEquals(1, summary.restored());
      assertEquals(1, summary.failed().size(), summary.toString());
      assertTrue(summary.failed().get(0).startsWith(documents.get(0).object()));
      assertEquals(1, summary.forOthers().values().iterator().next());
    }
  }

  @Test
  void aLedgerThatNamesOthersDoesNotKeepBackWhatTheKeyOpens() throws Exception {
    deliver(1, 0);
    DocumentVersion real = documents.get(0);
    try (Stream<Path> files = Files.list(drive.resolve("ledger"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    try (Ledger forged =
        Ledger.open(
            dir.resolve("forged"),
            "desk",
            new TestClock("2026-11-24T09:15:00Z"),
            new SecureRandom())) {
      forged.append(
          new Event.Sealed(
              real.document(),
              1,
              "legal",
              1,
              real.object(),
              Files.size(drive.resolve(real.object())),
              real.sha256(),
              Sha256.of(Archive.pdf(0)),
              List.of(STRANGER.fingerprint()),
              "acapture"));
      Archive.ship(forged, drive);
    }
    try (OpeningKey key = TestKeys.opening(keys, OWN)) {
      assertEquals(1, restore(key).restored());
    }
    assertArrayEquals(Archive.pdf(0), Files.readAllBytes(ObjectName.fileOf(real.object(), to)));
  }
}
