package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Delivery;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.DeliverySettings;
import org.sealpress.delivery.Destination;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentMeta;
import org.sealpress.vault.PlainSource;
import org.sealpress.vault.Vault;

/** Which document becomes evidence, and archives of which less is known. */
class EvidenceChoiceIT {
  private static final String ONE = "aaaabbbbccccddddeeeeffff22";
  private static final String OTHER = "aaaazzzzccccddddeeeeffff22";
  private static final RecoveryKey KEY = TestKeys.key(KeyKind.EC_P256);

  @TempDir private Path folder;
  private Path archive;
  private Path out;

  @BeforeEach
  void makeAnArchive() throws Exception {
    Programs.assume("openssl", "sha256sum", "basenc");
    archive = Files.createDirectory(folder.resolve("archive"));
    out = folder.resolve("evidence");
    SecureRandom random = new SecureRandom();
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Ledger ledger = Ledger.open(data.resolve("ledger"), "desk", TestKeys.CLOCK, random);
        Vault vault = Vault.open(data.resolve("vault"), ledger);
        LedgerKey key = LedgerKey.open(data.resolve("ledger.key"), random);
        Notary notary = Notary.open(ledger, data, key, CheckpointListener.NONE)) {
      store(vault, ONE, 1);
      store(vault, ONE, 2);
      store(vault, OTHER, 1);
      deliver(vault, ledger, notary);
    }
  }

  private void store(Vault vault, String document, int version) throws Exception {
    Path pdf = Files.write(folder.resolve("plain"), Contents.random(5_000, version));
    vault.store(
        new DocumentMeta(document, version, "legal", 1, "acapture", TestKeys.NOW),
        TestKeys.sealer(folder, KEY, TestKeys.key(KeyKind.EC_P384)),
        PlainSource.of(pdf));
  }

  private void deliver(Vault vault, Ledger ledger, Notary notary) {
    AtomicBoolean done = new AtomicBoolean();
    Destination to =
        new Destination(
            "archive",
            () -> new Destination.Opened("archive", new FolderTarget("archive", archive)));
    try (Delivery delivery =
        new Delivery(
            vault,
            ledger,
            notary,
            List.of(to),
            Map.of(),
            DeliverySettings.USUAL,
            event -> done.compareAndSet(false, event instanceof DeliveryEvent.UpToDate))) {
      Awaitility.await().untilTrue(done);
      delivery.soon();
    }
  }

  private Console evidence(String id, String... more) {
    return Console.run(
        Stream.concat(
                Stream.of(
                    "ledger", "evidence", id, "--from", archive.toString(), "-o", out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void theNewestVersionIsTakenUnlessAnotherIsAskedFor() throws Exception {
    evidence("aaaab").done();
    assertTrue(Files.exists(out.resolve(ONE + ".v2.cms")));
    out = folder.resolve("first");
    evidence("aaaab", "--version", "1").done();
    assertTrue(Files.exists(out.resolve(ONE + ".v1.cms")));
    ReportSteps steps = ReportSteps.of(out, folder);
    for (String title : steps.titles()) {
      if (!title.startsWith("Open ")) {
        assertEquals("", steps.run(title), title);
      }
    }
    assertEquals(
        "there is no version 3 of aaaab; the newest is 2",
        evidence("aaaab", "--version", "3").failed(ExitCode.USAGE));
    assertEquals(
        "the ids of 2 documents begin with aaaa: type more of it",
        evidence("aaaa").failed(ExitCode.USAGE));
  }

  @Test
  void withoutATimeStampThatIsToldAndItIsDone() throws Exception {
    String said = evidence("aaaaz").done();
    assertTrue(
        said.contains(
            "NOT CHECKED: An authority elsewhere has confirmed when it saw the checkpoint. Why: there"
                + " is no time-stamp"),
        said);
    assertTrue(Files.notExists(out.resolve("checkpoint.tsr")));
  }

  @Test
  void anEntryThatNothingIsSignedOverIsExportedWithoutAProof() throws Exception {
    remove(archive.resolve("checkpoints"));
    Console ended = evidence("aaaaz");
    assertEquals(ExitCode.INCOMPLETE.code(), ended.code(), ended.err());
    assertTrue(ended.out().contains("no checkpoint is over entry 3 yet"), ended.out());
    assertTrue(ended.err().contains("the folder has no proof yet"), ended.err());
    ReportSteps steps = ReportSteps.of(out, folder);
    assertEquals(3, steps.titles().size());
    for (String title : steps.titles().subList(0, 2)) {
      assertEquals("", steps.run(title), title);
    }
  }

  private static void remove(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aCopyWithoutALedgerIsARemarkAndTwoArchivesAreRefused() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(
        "there is no ledger on " + empty + "; take another copy",
        Console.run("ledger", "evidence", "aaaaz", "--from", empty.toString(), "-o", "x")
            .failed(ExitCode.DAMAGED));
    Console ended = evidence("aaaaz", "--from", empty.toString());
    ended.done();
    assertTrue(ended.err().contains("there is no ledger on " + empty), ended.err());
    Path first = archive;
    folder = Files.createDirectory(folder.resolve("again"));
    makeAnArchive();
    assertEquals(
        archive + " and " + first + " are of two archives: take one at a time",
        evidence("aaaaz", "--from", first.toString()).failed(ExitCode.INCOMPLETE));
  }

  @Test
  void theKeyOfAnotherLedgerIsNotBelieved() throws Exception {
    String other =
        VerifierKey.of(
                "sealpress/desk/other",
                HexFormat.of()
                    .parseHex(
                        "d75a980182b10ab7d54bfed3" + "c964073a0ee172f3daa62325af021a68f707511a"))
            .toString();
    String said = evidence("aaaaz", "--vkey", other).failed(ExitCode.DAMAGED);
    assertTrue(said.startsWith("the ledger on " + archive + " is not as it was written"), said);
    assertTrue(said.contains("expected sealpress/desk/other+"), said);
    assertTrue(Files.notExists(out));
  }
}
