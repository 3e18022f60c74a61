package org.sealpress.appliance.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.delivery.Delivery;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.DeliverySettings;
import org.sealpress.delivery.Destination;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.RandomId;
import org.sealpress.ledger.TestClock;
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

/** A small archive on a drive, delivered by a box in three rounds, of which copies are attacked. */
final class AttackedArchive {
  static final RecoveryKey KEY = TestKeys.key(KeyKind.EC_P256);
  static final int ROUNDS = 3;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The drive after each round. */
  final List<Path> states = new ArrayList<>();

  /** Each document's object, in order, with the PDF that was sealed. */
  final Map<String, byte[]> documents = new LinkedHashMap<>();

  final Path box;
  private final Path folder;
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");

  AttackedArchive(Path folder, String name) throws Exception {
    this.folder = Files.createDirectories(folder.resolve(name));
    this.box = this.folder.resolve("box");
    Path drive = Files.createDirectories(this.folder.resolve("drive"));
    SealKey seal = TestKeys.sealKey();
    try (Ledger ledger = Ledger.open(box.resolve("ledger"), name, clock, RANDOM);
        LedgerKey key = LedgerKey.open(box.resolve("ledger.key"), RANDOM);
        Vault vault = Vault.open(box.resolve("vault"), ledger)) {
      Notary.tellOfKey(ledger, box, key);
      ledger.append(new Event.KeyChanged(Event.KeyChanged.SEAL, seal.fingerprint(), ""));
      try (Notary notary = Notary.open(ledger, box, key, CheckpointListener.NONE)) {
        for (int round = 0; round < ROUNDS; round++) {
          store(vault, seal);
          store(vault, seal);
          deliver(vault, ledger, notary, drive, companions(seal));
          states.add(copy(drive, "state-" + round));
        }
      }
    }
  }

  /** The drive as it is at the end. */
  Path drive() {
    return states.get(ROUNDS - 1);
  }

  /** The name of a document's object. */
  String object(int number) {
    return List.copyOf(documents.keySet()).get(number);
  }

  /** The ledger's public key, as somebody has kept it elsewhere. */
  Path vkey() throws IOException {
    try (Stream<Path> files = Files.list(box.resolve("checkpoints"))) {
      return files.filter(each -> each.toString().endsWith(".vkey")).findFirst().orElseThrow();
    }
  }

  private void store(Vault vault, SealKey seal) throws Exception {
    clock.go(Duration.ofMinutes(1));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    SamplePdf.prepare(100 + 10 * documents.size())
        .write(1, pdf, Optional.of(new BoxSigner(seal, Optional.empty(), TestKeys.CLOCK)));
    DocumentMeta meta =
        new DocumentMeta(RandomId.next(RANDOM), 1, "legal", 1, RandomId.next(RANDOM), TestKeys.NOW);
    String object = seal(vault, meta, pdf.toByteArray());
    documents.put(object, pdf.toByteArray());
  }

  private String seal(Vault vault, DocumentMeta meta, byte[] pdf) throws Exception {
    Path plain = Files.write(Files.createTempFile(folder, "plain", ""), pdf);
    return vault
        .store(
            meta,
            TestKeys.sealer(folder, KEY, TestKeys.key(KeyKind.EC_P384)),
            PlainSource.of(plain))
        .version()
        .object();
  }

  /** Another text in the envelope of a document: encrypted anew, for the same recipients. */
  byte[] swapped(int number, byte[] pdf) throws Exception {
    Path other = Files.createTempDirectory(folder, "other");
    String name = object(number);
    String id = name.substring(name.lastIndexOf('/') + 1, name.indexOf('.'));
    try (Ledger ledger = Ledger.open(other.resolve("ledger"), "forger", clock, RANDOM);
        Vault vault = Vault.open(other.resolve("vault"), ledger)) {
      DocumentMeta meta = new DocumentMeta(id, 1, "legal", 1, RandomId.next(RANDOM), TestKeys.NOW);
      return Files.readAllBytes(vault.object(seal(vault, meta, pdf)));
    }
  }

  private static void deliver(
      Vault vault, Ledger ledger, Notary notary, Path drive, Map<String, Content> companions) {
    AtomicBoolean done = new AtomicBoolean();
    Destination to =
        new Destination("usb", () -> new Destination.Opened("usb", new FolderTarget("usb", drive)));
    try (Delivery delivery =
        new Delivery(
            vault,
            ledger,
            notary,
            List.of(to),
            companions,
            DeliverySettings.USUAL,
            event -> done.compareAndSet(false, event instanceof DeliveryEvent.UpToDate))) {
      delivery.soon();
      Awaitility.await().untilTrue(done);
    }
  }

  private Map<String, Content> companions(SealKey seal) throws IOException {
    Map<String, Content> all = new LinkedHashMap<>();
    try (InputStream script =
        Objects.requireNonNull(Daemon.class.getResourceAsStream("restore.sh"))) {
      all.put("restore.sh", Content.of(script.readAllBytes()));
    }
    all.put(
        "recipients/recovery.pem",
        Content.of(Files.readAllBytes(TestKeys.certificate(folder, KEY))));
    all.put("box-certificates/seal.pem", Content.of(TestKeys.certificate(seal)));
    return all;
  }

  /** A copy of a folder in a new one. */
  Path copy(Path from, String name) throws IOException {
    Path to = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  /**
   * Writes the ledger of a drive anew from some entry on, and signs that.
   *
   * @param segments so many of the first stay
   * @param key with which it is signed; the box's own, or one that is made
   * @param at what the clock says
   */
  void forge(Path drive, int segments, Path key, TestClock at) throws Exception {
    Path other = Files.createTempDirectory(folder, "forger");
    Files.createDirectories(other.resolve("ledger"));
    List<Path> all = segments(drive);
    for (Path segment : all.subList(0, segments)) {
      Files.copy(segment, other.resolve("ledger").resolve(segment.getFileName()));
    }
    try (Ledger ledger = Ledger.open(other.resolve("ledger"), "forger", at, RANDOM);
        LedgerKey signing = LedgerKey.open(key, RANDOM);
        Notary notary = Notary.open(ledger, other, signing, CheckpointListener.NONE)) {
      for (int i = 0; i < 20; i++) {
        ledger.append(new Event.Discarded("acapture", "what the forger wants"));
      }
      ledger.cut();
      notary.checkpoint(ledger.head().seq() + 1);
    }
    for (String part : List.of("ledger", "checkpoints")) {
      empty(drive.resolve(part));
      try (Stream<Path> files = Files.list(other.resolve(part))) {
        for (Path file :
            files
                .filter(each -> !each.toString().endsWith("open.jsonl"))
                .filter(Files::isRegularFile)
                .toList()) {
          Files.copy(file, drive.resolve(part).resolve(file.getFileName()));
        }
      }
    }
  }

  /** Removes all files in a folder. */
  static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** The files of a drive's ledger, in order. */
  static List<Path> segments(Path drive) throws IOException {
    try (Stream<Path> files = Files.list(drive.resolve("ledger"))) {
      return files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /** The newest of a drive's checkpoints. */
  static Path newest(Path drive) throws IOException {
    try (Stream<Path> files = Files.list(drive.resolve("checkpoints"))) {
      return files
          .filter(each -> each.getFileName().toString().matches("[0-9]+"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  /** Changes one bit of a file. */
  static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }
}
