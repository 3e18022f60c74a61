package org.sealpress.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.fixture.Archive;
import org.sealpress.gate.PdfGate;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.pdf.SamplePdf;
import org.sealpress.seal.BoxSigner;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentVersion;

/** A holder of a key rehearses a restore, and the box takes the receipt. */
class DrillTest {
  private static final int COUNT = 5;

  @TempDir Path dir;
  @TempDir Path keys;
  private Path drive;
  private Archive archive;
  private List<Recipient> recipients;
  private final List<DocumentVersion> documents = new ArrayList<>();
  private Clock clock = TestKeys.CLOCK;

  @BeforeEach
  void deliver() throws Exception {
    drive = Files.createDirectories(dir.resolve("drive"));
    archive = new Archive(dir.resolve("box"), keys);
    for (int i = 0; i < COUNT; i++) {
      documents.add(archive.store(SamplePdf.of(1)));
    }
    recipients =
        Recipients.load(
                List.of(
                    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P256)),
                    TestKeys.certificate(keys, TestKeys.key(KeyKind.RSA_4096))),
                TestKeys.CLOCK)
            .all();
    archive.ship(drive);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private Drill.Result drill(int sample) throws Exception {
    return drill(sample, KeyKind.EC_P256);
  }

  private Drill.Result drill(int sample, KeyKind kind) throws Exception {
    try (OpeningKey key = TestKeys.opening(keys, TestKeys.key(kind))) {
      List<Source> sources = List.of(new Source("drive", new FolderTarget("drive", drive)));
      return new Drill(sources, key, PdfGate.OFF, clock, new SecureRandom())
          .run(sample, Quiet.LISTENER);
    }
  }

  private void accept(Event.Drill receipt) throws Exception {
    Ledger ledger = archive.ledger();
    Receipt.accept(Receipt.read(Receipt.write(receipt)), recipients, ledger, clock);
  }

  private void refused(Event.Drill receipt, String why) {
    RestoreFault fault = assertThrows(RestoreFault.class, () -> accept(receipt));
    assertEquals(RestoreFault.Kind.NOT_ACCEPTED, fault.kind());
    assertTrue(fault.getMessage().contains(why), fault.getMessage());
  }

  @Test
  void theOldestTheNewestAndASampleAreTriedAndTheLedgerKeepsTheReceipt() throws Exception {
    Drill.Result result = drill(1);
    assertTrue(result.passed(), result.toString());
    assertEquals(3, result.receipt().documents());
    assertEquals(0, result.receipt().failed());
    assertEquals(COUNT, drill(20).receipt().documents());
    assertEquals(2, drill(0).receipt().documents());
    accept(result.receipt());
    assertEquals(result.receipt(), Receipt.last(archive.ledger()).orElseThrow());
    assertEquals(List.of(result.receipt()), archive.events(Event.Drill.class));
  }

  @Test
  void aDocumentThatIsDamagedOrNoPdfFailsTheDrill() throws Exception {
    Medium.flip(drive.resolve(documents.get(0).object()), 900);
    documents.add(archive.store("not a PDF".getBytes(StandardCharsets.US_ASCII)));
    archive.ship(drive);
    Drill.Result result = drill(0);
    assertFalse(result.passed());
    assertEquals(2, result.receipt().failed());
    assertTrue(result.failed().get(0).startsWith(documents.get(0).object() + ": it is damaged"));
    assertTrue(result.failed().get(1).contains("but it is no PDF"), result.failed().get(1));
    accept(result.receipt());
  }

  private static byte[] signed(SealKey key) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SamplePdf.prepare(200)
        .write(1, out, Optional.of(new BoxSigner(key, Optional.empty(), TestKeys.CLOCK)));
    return out.toByteArray();
  }

  @Test
  void aDocumentMustBeSignedWithAKeyOfTheLedgerOnceTheBoxHasOne() throws Exception {
    SealKey seal = TestKeys.sealKey();
    archive.ledger().append(new Event.KeyChanged(Event.KeyChanged.SEAL, seal.fingerprint(), ""));
    documents.add(archive.store(signed(seal)));
    archive.ship(drive);
    assertTrue(drill(20).passed(), "those of before it are not signed, and need not be");
    documents.add(archive.store(SamplePdf.of(1)));
    documents.add(archive.store(signed(TestKeys.sealKey())));
    byte[] changed = signed(seal);
    changed[100] ^= 1;
    documents.add(archive.store(changed));
    archive.ship(drive);
    Drill.Result result = drill(20);
    assertEquals(3, result.failed().size(), result.failed().toString());
    for (String why :
        List.of(
            "though the box had a seal key and did not say that it could not",
            "it is signed with a key that is not the box's by the ledger",
            "its signature can't be read or was changed")) {
      assertTrue(result.failed().stream().anyMatch(each -> each.contains(why)), result.toString());
    }
  }

  @Test
  void aTextThatIsNotTheOneOfTheTransferNoteFailsTheDrill() throws Exception {
    byte[] pdf = SamplePdf.of(1);
    String noted = "<sealpress:TextSha256>";
    int at = new String(pdf, StandardCharsets.ISO_8859_1).indexOf(noted) + noted.length();
    pdf[at] = (byte) (pdf[at] == '0' ? '1' : '0');
    documents.add(archive.store(pdf));
    archive.ship(drive);
    List<String> failed = drill(20).failed();
    assertEquals(1, failed.size(), failed.toString());
    assertTrue(failed.get(0).endsWith("that its transfer note has the hash of"), failed.get(0));
  }

  @Test
  void theKeyOfAnotherArchiveIsToldAtOnceAndWhatIsForOthersIsNoFailure() throws Exception {
    RestoreFault fault = assertThrows(RestoreFault.class, () -> drill(1, KeyKind.RSA_3072));
    assertEquals(RestoreFault.Kind.WRONG_KEY, fault.kind());
    for (int i = 0; i < 2; i++) {
      documents.add(
          archive.store(SamplePdf.of(1), TestKeys.sealer(keys, TestKeys.key(KeyKind.RSA_3072))));
    }
    archive.ship(drive);
    Drill.Result result = drill(20);
    assertTrue(result.passed(), result.toString());
    assertEquals(COUNT, result.receipt().documents());
    assertEquals(1, result.remarks().size());
    assertTrue(result.remarks().get(0).startsWith("2 documents are sealed for other keys only"));
    assertEquals(2, drill(20, KeyKind.RSA_3072).receipt().documents());
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void everyKindOfKeySigns(KeyKind kind) throws Exception {
    Event.Drill unsigned = drill(0).receipt().signed("");
    try (OpeningKey key = TestKeys.opening(keys, TestKeys.key(kind))) {
      Recipient signer = key.owner(List.of()).orElseThrow();
      Event.Drill drill =
          new Event.Drill(
              unsigned.receipt(),
              signer.fingerprint(),
              unsigned.source(),
              unsigned.ledger(),
              unsigned.head(),
              unsigned.hash(),
              unsigned.drilled(),
              unsigned.millis(),
              unsigned.documents(),
              unsigned.failed(),
              "");
      Receipt.accept(
          Receipt.sign(drill, key, new SecureRandom()), List.of(signer), archive.ledger(), clock);
    }
  }

  @Test
  void receiptsThatAreForgedReplayedOrOfAnotherLedgerAreRefused() throws Exception {
    Event.Drill good = drill(0).receipt();
    refused(good.signed(""), "it was changed after");
    refused(good.signed("nonsense"), "it was changed after");
    refused(good.signed(drill(0).receipt().signature()), "it was changed after");
    Event.Drill better = with(good, good.head(), 500, good.holder());
    refused(better, "it was changed after");
    refused(with(good, good.head(), 2, "0".repeat(64)), "is no recipient of this box");
    accept(good);
    refused(good, "it was taken already");
    clock = Clock.offset(clock, Duration.ofHours(-1));
    refused(drill(0).receipt(), "older than the last one");
    clock = Clock.offset(clock, Duration.ofDays(30));
    Event.Drill future = drill(0).receipt();
    clock = TestKeys.CLOCK;
    refused(future, "in the future");
    RestoreFault none =
        assertThrows(RestoreFault.class, () -> Receipt.read("{}".getBytes(StandardCharsets.UTF_8)));
    assertEquals(RestoreFault.Kind.NOT_ACCEPTED, none.kind());
    assertThrows(
        RestoreFault.class,
        () -> Receipt.read("{\"type\":\"opened\"}".getBytes(StandardCharsets.UTF_8)));
    assertEquals(1, archive.events(Event.Drill.class).size());
  }

  @Test
  void aReceiptOfAnotherArchiveOrOfALedgerThatWasRolledBackIsRefused() throws Exception {
    Event.Drill good = drill(0).receipt();
    try (Archive other = new Archive(dir.resolve("other"), keys)) {
      RestoreFault foreign =
          assertThrows(
              RestoreFault.class, () -> Receipt.accept(good, recipients, other.ledger(), clock));
      assertTrue(foreign.getMessage().contains("it is of the ledger"), foreign.getMessage());
    }
    try (OpeningKey key = TestKeys.opening(keys, TestKeys.key(KeyKind.EC_P256))) {
      Event.Drill ahead = Receipt.sign(with(good, 1000, 2, good.holder()), key, new SecureRandom());
      refused(ahead, "entry 1000 of the ledger is another one here");
    }
  }

  @Test
  void aReceiptThatHasMoreInItThanWasSignedIsRefused() throws Exception {
    String good = new String(Receipt.write(drill(2).receipt()), StandardCharsets.UTF_8);
    for (String more : List.of("{\"added\":\"x\",", "{\"clockDoubt\":true,")) {
      byte[] changed = good.replaceFirst("\\{", more).getBytes(StandardCharsets.UTF_8);
      RestoreFault fault = assertThrows(RestoreFault.class, () -> Receipt.read(changed));
      assertTrue(fault.getMessage().contains("nobody has signed"), fault.getMessage());
    }
  }

  private static Event.Drill with(Event.Drill drill, long head, int documents, String holder) {
    return new Event.Drill(
        drill.receipt(),
        holder,
        drill.source(),
        drill.ledger(),
        head,
        drill.hash(),
        drill.drilled(),
        drill.millis(),
        documents,
        drill.failed(),
        drill.signature());
  }

  @Test
  void nothingOfADocumentStays() throws Exception {
    byte[] before = listing();
    drill(3);
    assertArrayEquals(before, listing());
  }

  private static byte[] listing() throws IOException {
    Path memory = Path.of("/dev/shm");
    Path temporary =
        Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = Files.list(temporary)) {
      return files
          .map(Path::toString)
          .filter(name -> name.contains("sealpress-"))
          .sorted()
          .toList()
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
