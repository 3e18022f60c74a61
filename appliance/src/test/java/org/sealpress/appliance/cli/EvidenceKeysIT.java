package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Delivery;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.DeliverySettings;
import org.sealpress.delivery.Destination;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.pdf.SamplePdf;
import org.sealpress.seal.BoxSigner;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.SealKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.Content;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentMeta;
import org.sealpress.vault.PlainSource;
import org.sealpress.vault.Vault;

/** Evidence from a box whose keys changed, and from copies that contradict each other. */
@Timeout(240)
class EvidenceKeysIT {
  private static final String ONE = "aaaabbbbccccddddeeeeffff22";
  private static final String OTHER = "zzzzaaaaccccddddeeeeffff22";
  private static final RecoveryKey KEY = TestKeys.key(KeyKind.EC_P256);

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Content> certificates = new HashMap<>();
  private Path data;
  private Path archive;
  private Path out;
  private String former = "";

  @BeforeEach
  void folders() throws Exception {
    Programs.assume("openssl", "sha256sum", "basenc");
    data = Files.createDirectory(folder.resolve("data"));
    archive = Files.createDirectory(folder.resolve("archive"));
    out = folder.resolve("evidence");
    certificates.put("recipients/recovery.pem", Content.of(TestKeys.certificate(folder, KEY)));
  }

  /** A run of the box: it seals a document and delivers. Gives its ledger's public key. */
  private String run(String document, SealKey seal) throws Exception {
    try (Ledger ledger = Ledger.open(data.resolve("ledger"), "desk", TestKeys.CLOCK, random);
        Vault vault = Vault.open(data.resolve("vault"), ledger);
        LedgerKey key = LedgerKey.open(data.resolve("ledger.key"), random)) {
      Notary.tellOfKey(ledger, data, key);
      if (!seal.fingerprint().equals(former)) {
        ledger.append(new Event.KeyChanged(Event.KeyChanged.SEAL, seal.fingerprint(), former));
        former = seal.fingerprint();
      }
      certificates.put(
          "box-certificates/seal-" + seal.fingerprint().substring(0, 8) + ".pem",
          Content.of(TestKeys.certificate(seal)));
      store(vault, document, seal);
      try (Notary notary = Notary.open(ledger, data, key, CheckpointListener.NONE)) {
        deliver(vault, ledger, notary);
        return notary.verifierKey().toString();
      }
    }
  }

  private void store(Vault vault, String document, SealKey seal) throws Exception {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    SamplePdf.prepare(200)
        .write(2, pdf, Optional.of(new BoxSigner(seal, Optional.empty(), TestKeys.CLOCK)));
    Path plain = Files.write(folder.resolve("plain"), pdf.toByteArray());
    vault.store(
        new DocumentMeta(document, 1, "legal", 2, "acapture", TestKeys.NOW),
        TestKeys.sealer(folder, KEY, TestKeys.key(KeyKind.EC_P384)),
        PlainSource.of(plain));
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
            certificates,
            DeliverySettings.USUAL,
            event -> done.compareAndSet(false, event instanceof DeliveryEvent.UpToDate))) {
      delivery.soon();
      Awaitility.await().untilTrue(done);
    }
  }

  private Console evidence(String id, String... more) {
    List<String> all = new ArrayList<>(List.of("ledger", "evidence", id, "-o", out.toString()));
    all.addAll(List.of(more));
    return Console.run(all.toArray(String[]::new));
  }

  private String[] withKey(String... more) throws IOException {
    Path passphrase = Files.writeString(folder.resolve("pass"), TestKeys.PASSPHRASE + "\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "--from",
                archive.toString(),
                "--key",
                TestKeys.keyFile(folder, KEY).toString(),
                "--cert",
                TestKeys.certificate(folder, KEY).toString(),
                "--passphrase-file",
                passphrase.toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void theNewVkeyAloneIsEnoughForWhatTheFormerHasSigned() throws Exception {
    SealKey seal = TestKeys.sealKey();
    String first = run(ONE, seal);
    Files.delete(data.resolve("ledger.key"));
    String second = run(OTHER, seal);
    String verified =
        Console.run("ledger", "verify", "--from", archive.toString(), "--vkey", second).done();
    assertTrue(verified.contains(" are signed by "), verified);
    assertTrue(verified.contains(first.split("\\+", 3)[1]), verified);

    String said = evidence("aaaa", withKey("--vkey", second)).done();
    assertTrue(
        said.contains("The ledger's public key is the box's own. Why: it is a former"), said);
    assertSteps();
    out = folder.resolve("other");
    said = evidence("zzzz", withKey("--vkey", second)).done();
    assertTrue(said.contains("It is the one that was given with --vkey."), said);

    out = folder.resolve("by the former");
    String refused = evidence("aaaa", withKey("--vkey", first)).failed(ExitCode.DAMAGED);
    assertTrue(refused.contains("expected " + first.split("\\+", 3)[0]), refused);
    assertFalse(Files.exists(out));
  }

  /** Every command of the report does what it says. */
  private void assertSteps() throws Exception {
    Path open = folder.resolve("open");
    Programs.run(
        "openssl",
        "pkey",
        "-in",
        TestKeys.keyFile(folder, KEY).toString(),
        "-passin",
        "file:" + folder.resolve("pass"),
        "-out",
        open.toString());
    Files.copy(open, out.resolve("KEY.pem"));
    ReportSteps steps = ReportSteps.of(out, folder);
    for (String title : steps.titles()) {
      assertEquals("", steps.run(title), title);
    }
  }

  @Test
  void whatAFormerSealKeySignedIsCheckedWithItsOwnCertificate() throws Exception {
    SealKey before = TestKeys.sealKey();
    SealKey after = TestKeys.sealKey();
    run(ONE, before);
    run(OTHER, after);
    for (Map.Entry<String, SealKey> each : Map.of("aaaa", before, "zzzz", after).entrySet()) {
      out = folder.resolve(each.getKey());
      String said = evidence(each.getKey(), withKey()).done();
      assertTrue(said.contains("The PDF is signed by the box, and was not changed since."), said);
      assertFalse(said.contains("NOT CHECKED: The ledger tells that this certificate"), said);
      try (Stream<Path> files = Files.list(out.resolve("box-certificates"))) {
        assertEquals(
            List.of("seal-" + each.getValue().fingerprint().substring(0, 8) + ".pem"),
            files.map(file -> file.getFileName().toString()).toList());
      }
    }
    out = folder.resolve("aaaa");
    assertSteps();
  }

  @Test
  void copiesOfTwoHistoriesAreNoEvidence() throws Exception {
    SealKey seal = TestKeys.sealKey();
    run(ONE, seal);
    Path second = copy(archive, folder.resolve("archive-2"));
    Path box = copy(data, folder.resolve("data-2"));
    run(OTHER, seal);
    Path first = archive;
    archive = second;
    data = box;
    run("yyyyaaaaccccddddeeeeffff22", seal);
    String said =
        evidence("aaaa", "--from", first.toString(), "--from", second.toString())
            .failed(ExitCode.DAMAGED);
    assertTrue(said.contains("are forked, so neither is evidence"), said);
    assertFalse(Files.exists(out));
    evidence("aaaa", "--from", first.toString()).done();
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  @Test
  void aTargetIsNamedByTheConfiguration() throws Exception {
    run(ONE, TestKeys.sealKey());
    Path config =
        Files.writeString(
            folder.resolve("sealpress.yaml"),
            """
            box: desk
            data: elsewhere
            recipients: ["%s"]
            scanner: { host: 127.0.0.1, buttons: { scan: legal } }
            profiles:
              office: { resolution: 200, mode: gray, source: ADF Front, paper: a5 }
            classes:
              legal: { profile: office }
            targets:
              usb: { kind: folder, path: archive }
            """
                .formatted(TestKeys.certificate(folder, KEY)));
    evidence("aaaa", "--from", "usb", "--config", config.toString()).done();
    assertTrue(Files.exists(out.resolve(ONE + ".v1.cms")));
    out = folder.resolve("none");
    String said =
        evidence("aaaa", "--from", "nas", "--config", config.toString()).failed(ExitCode.USAGE);
    assertTrue(said.contains("has no target \"nas\"; it has usb"), said);
  }
}
