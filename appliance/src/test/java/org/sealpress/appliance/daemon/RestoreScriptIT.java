package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.Segment;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.Content;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolResult;
import org.sealpress.vault.DocumentVersion;

/** The script on every target, in a place that has dash, openssl and the coreutils, no more. */
class RestoreScriptIT {
  private static final int COUNT = 4;
  private static final List<String> COREUTILS =
      List.of(
          "cat",
          "comm",
          "cut",
          "date",
          "dirname",
          "head",
          "join",
          "ln",
          "mkdir",
          "mktemp",
          "mv",
          "od",
          "paste",
          "rm",
          "sha256sum",
          "sort",
          "split",
          "stty",
          "sync",
          "tail",
          "tr",
          "wc");

  @TempDir private Path folder;
  @TempDir private Path keys;
  private Path bare;
  private Path drive;
  private List<DocumentVersion> documents = List.of();

  @BeforeEach
  void makeADriveInABarePlace() throws Exception {
    Programs.assume("openssl", "dash", "chroot", "ldd");
    Programs.assumeRoot("to change the root folder");
    bare = folder.resolve("bare");
    for (String each : List.of("tmp", "dev", "bin", "my drive")) {
      Files.createDirectories(bare.resolve(each));
    }
    Programs.run("mknod", "-m", "666", bare.resolve("dev/null").toString(), "c", "1", "3");
    install("dash");
    Files.createSymbolicLink(bare.resolve("bin/sh"), Path.of("dash"));
    install("openssl");
    for (String each : COREUTILS) {
      install(each);
    }
    drive = bare.resolve("my drive");
    Recipients recipients =
        Recipients.load(
            List.of(
                TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P256)),
                TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P384))),
            TestKeys.CLOCK);
    for (Map.Entry<String, Content> each : Companions.of("desk", recipients).entrySet()) {
      Path file = drive.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      try (InputStream in = each.getValue().open()) {
        Files.copy(in, file);
      }
    }
    try (Archive archive = new Archive(folder.resolve("box"), keys)) {
      documents = archive.storeMany(COUNT);
      for (DocumentVersion each : documents) {
        Files.createDirectories(drive.resolve(each.object()).getParent());
        Files.copy(archive.vault().object(each.object()), drive.resolve(each.object()));
        archive
            .vault()
            .recordCopies(
                List.of(
                    new Event.Copied(
                        each.document(), 1, "safe: the red one", each.object(), each.sha256())));
      }
      Segment segment = archive.ledger().cut().orElseThrow();
      sign(archive.ledger());
      Files.createDirectory(drive.resolve("ledger"));
      Files.copy(segment.file(), drive.resolve("ledger").resolve(segment.name()));
    }
    key("KEY.pem", TestKeys.key(KeyKind.EC_P384));
    Files.writeString(bare.resolve("pass phrase"), TestKeys.PASSPHRASE + "\n");
  }

  /** A checkpoint over all, with the key beside it, as they are delivered. */
  private void sign(Ledger ledger) throws Exception {
    Path data = folder.resolve("box");
    try (LedgerKey key = LedgerKey.open(data.resolve("ledger.key"), new SecureRandom());
        Notary notary = Notary.open(ledger, data, key, CheckpointListener.NONE)) {
      Path signed = Files.createDirectory(drive.resolve("checkpoints"));
      long size = ledger.head().seq() + 1;
      Files.write(signed.resolve(CheckpointStore.name(size)), notary.checkpoint(size).note());
      Files.write(
          signed.resolve(LedgerKeys.pemName(notary.verifierKey())),
          LedgerKeys.pem(notary.verifierKey()));
    }
  }

  private void key(String name, RecoveryKey key) throws Exception {
    Files.copy(TestKeys.quickFile(keys, key), bare.resolve(name));
  }

  /** A program and the libraries it is linked with. */
  private void install(String program) throws Exception {
    Path file = Path.of(Programs.run("sh", "-c", "command -v " + program).strip());
    Files.copy(file, bare.resolve("bin").resolve(program));
    for (String word : Programs.run("ldd", file.toString()).split("\\s+", -1)) {
      if (word.startsWith("/")) {
        Path library = bare.resolve(word.substring(1));
        Files.createDirectories(library.getParent());
        if (Files.notExists(library)) {
          Files.copy(Path.of(word), library);
        }
      }
    }
  }

  private ToolResult restore(String to) throws Exception {
    return restore("/KEY.pem", "/pass phrase", to);
  }

  private ToolResult restore(String key, String passphrases, String to) throws Exception {
    return new Tool("chroot", "chroot")
        .call(
            bare.toString(),
            "/bin/sh",
            "/my drive/restore.sh",
            "--passphrase-file",
            passphrases,
            key,
            to)
        .limit(Duration.ofSeconds(60))
        .run();
  }

  private Path file(int number, String to) {
    String object = documents.get(number).object();
    return bare.resolve(to.substring(1)).resolve(object.substring(8).replace(".cms", ".pdf"));
  }

  private void assertBack(String to, Integer... but) throws Exception {
    for (int i = 0; i < COUNT; i++) {
      if (List.of(but).contains(i)) {
        assertFalse(Files.exists(file(i, to)));
      } else {
        assertArrayEquals(Archive.pdf(i), Files.readAllBytes(file(i, to)));
      }
    }
    try (Stream<Path> files = Files.walk(bare.resolve(to.substring(1)))) {
      assertTrue(
          files.filter(Files::isRegularFile).allMatch(each -> each.toString().endsWith(".pdf")));
    }
    try (Stream<Path> left = Files.list(bare.resolve("tmp"))) {
      assertEquals(0, left.count(), "nothing stays in the temporary folder");
    }
  }

  private void assertSays(ToolResult result, int code, String... parts) {
    String said = result.out() + result.err();
    for (String part : parts) {
      assertTrue(said.contains(part), part + " in " + said);
    }
    assertEquals(code, result.exitCode(), said);
  }

  @Test
  void everythingComesBackAndASecondRunFindsItThere() throws Exception {
    assertSays(
        restore("/all back"),
        0,
        "The ledger has all 9 entries that were signed (checkpoints/0000000009).",
        "4 restored to /all back.");
    assertBack("/all back");
    assertSays(restore("/all back"), 0, "0 restored to /all back, 4 there already.");
  }

  @Test
  void whatIsDamagedOrMissingIsNamedWithWhereACopyIsAndTheRestComesBack() throws Exception {
    Path object = drive.resolve(documents.get(0).object());
    byte[] bytes = Files.readAllBytes(object);
    bytes[bytes.length / 2] ^= 1;
    Files.write(object, bytes);
    Files.delete(drive.resolve(documents.get(1).object()));
    assertSays(
        restore("/back"),
        7,
        "not restored: " + documents.get(0).object() + ": it is damaged",
        "not restored: " + documents.get(1).object() + ": it is in the ledger but not here",
        "(copies were made on: safe: the red one)",
        "2 restored to /back, 2 not restored.");
    assertBack("/back", 0, 1);
  }

  @Test
  void nothingIsWrittenOver() throws Exception {
    Files.createDirectories(file(2, "/back").getParent());
    Files.writeString(file(2, "/back"), "somebody's letter");
    assertSays(restore("/back"), 7, "is another file: nothing is written over");
    assertEquals("somebody's letter", Files.readString(file(2, "/back")));
    Files.delete(file(2, "/back"));
    assertSays(restore("/back"), 0, "1 restored to /back, 3 there already.");
    assertBack("/back");
  }

  @Test
  void aLedgerThatWasChangedIsNamedAndStopsNothing() throws Exception {
    Path segment = drive.resolve("ledger/0000000000-0000000008.jsonl");
    List<String> lines = Files.readAllLines(segment);
    List<String> edited = new ArrayList<>(lines);
    edited.set(5, edited.get(5).replace("red", "rid"));
    Files.write(segment, edited);
    assertSays(restore("/back"), 7, "entry 5 was changed", "4 restored to /back.");
    List<String> shorter = new ArrayList<>(lines);
    shorter.remove(3);
    Files.write(segment, shorter);
    assertSays(restore("/back"), 7, "has entry 4, expected 3", "1 not proven");
    Files.write(segment, lines.subList(0, 7));
    assertSays(restore("/back"), 7, "ends with entry 6", "4 there already");
    Files.delete(segment);
    assertSays(restore("/back"), 7, "there is no ledger here", "4 not proven");
  }

  @Test
  void anEndThatWasCutOffIsToldByTheSignedCheckpoint() throws Exception {
    Path whole = drive.resolve("ledger/0000000000-0000000008.jsonl");
    Path shorter = drive.resolve("ledger/0000000000-0000000006.jsonl");
    Files.write(shorter, Files.readAllLines(whole).subList(0, 7));
    Files.delete(whole);
    assertSays(
        restore("/back"),
        7,
        "the end of the ledger was cut off: 9 entries were signed (checkpoints/0000000009), here"
            + " are 7",
        "4 restored to /back.");
    assertBack("/back");
  }

  @Test
  void aCheckpointThatWasChangedOrIsOfAnotherKeyIsNamed() throws Exception {
    Path checkpoint = drive.resolve("checkpoints/0000000009");
    byte[] note = Files.readAllBytes(checkpoint);
    for (int at = 0; at < note.length; at += 7) {
      byte[] changed = note.clone();
      changed[at] ^= 1;
      Files.write(checkpoint, changed);
      assertSays(restore("/back"), 7, "checkpoints/0000000009 is damaged, or signed with a key");
    }
    Files.write(checkpoint, note);
    try (Stream<Path> files = Files.list(drive.resolve("checkpoints"))) {
      Path key = files.filter(each -> each.toString().endsWith(".pem")).findFirst().orElseThrow();
      Programs.run("openssl", "genpkey", "-algorithm", "ed25519", "-out", folder + "/other");
      Programs.run("openssl", "pkey", "-in", folder + "/other", "-pubout", "-out", key.toString());
    }
    assertSays(restore("/back"), 7, "checkpoints/0000000009 is damaged, or signed with a key");
    Files.delete(checkpoint);
    assertSays(restore("/back"), 0, "No checkpoint here");
    assertBack("/back");
  }

  @Test
  void theKeyOfAnotherArchiveAndAWrongPassphraseAreNamed() throws Exception {
    key("OTHER.pem", TestKeys.fresh(KeyKind.EC_P256, "Somebody Else"));
    assertSays(
        restore("/OTHER.pem", "/pass phrase", "/back"),
        5,
        "No certificate in recipients is of this key",
        "this key opens nothing here: it is another archive's");
    Files.writeString(bare.resolve("wrong"), "not the passphrase\n");
    assertSays(restore("/KEY.pem", "/wrong", "/back"), 5, "wrong passphrase");
    assertSays(restore("/my drive/README.txt", "/pass phrase", "/back"), 5, "no private key");
    assertFalse(Files.exists(bare.resolve("back")), "nothing is written");
  }

  /** Two more documents, for somebody else, whose certificate lies there. */
  private void deliverForOthers() throws Exception {
    RecoveryKey other = TestKeys.fresh(KeyKind.EC_P256, "Somebody Else");
    Path certificate = TestKeys.certificate(keys, other);
    Files.copy(certificate, drive.resolve("recipients").resolve(certificate.getFileName()));
    try (Archive archive = new Archive(folder.resolve("box"), keys)) {
      for (int i = 0; i < 2; i++) {
        DocumentVersion each = archive.store(Archive.pdf(10 + i), TestKeys.sealer(keys, other));
        Files.copy(archive.vault().object(each.object()), drive.resolve(each.object()));
      }
      Segment segment = archive.ledger().cut().orElseThrow();
      Files.copy(segment.file(), drive.resolve("ledger").resolve(segment.name()));
    }
    key("OTHER.pem", other);
  }

  @Test
  void whatIsForOtherKeysOnlyIsSummedUp() throws Exception {
    deliverForOthers();
    assertSays(
        restore("/back"),
        7,
        "not restored: 2 documents that are sealed for other keys only",
        "4 restored to /back, 2 not restored.");
    assertBack("/back");
    ToolResult others = restore("/OTHER.pem", "/pass phrase", "/others");
    assertSays(
        others,
        7,
        "not restored: 4 documents that are sealed for other keys only",
        "2 restored to /others, 4 not restored.");
    assertFalse((others.out() + others.err()).contains("not restored: objects/"));
  }

  @Test
  void aKeyWhoseCertificateLiesThereWithoutADocumentStopsBeforeAnythingIsWritten()
      throws Exception {
    RecoveryKey other = TestKeys.fresh(KeyKind.EC_P256, "Somebody Else");
    Files.copy(TestKeys.certificate(keys, other), drive.resolve("recipients/other.pem"));
    key("OTHER.pem", other);
    assertSays(
        restore("/OTHER.pem", "/pass phrase", "/back"),
        5,
        "this key opens nothing here",
        "CN = Test EC_P256");
    assertFalse(Files.exists(bare.resolve("back")));
  }

  @Test
  void plainDocumentsAreNotPutOntoTheDrive() throws Exception {
    assertSays(restore("/my drive/back"), 2, "name another place");
    assertFalse(Files.exists(drive.resolve("back")));
  }
}
