package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Delivery;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.Destination;
import org.sealpress.fixture.Contents;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentMeta;
import org.sealpress.vault.PlainSource;
import org.sealpress.vault.Vault;

class RestoreIT {
  private static final String UNSIGNED =
      "Ledger: nothing of it is signed, as with archives of older versions; that no entry is missing"
          + " at its end can't be told.\n";
  private static final RecoveryKey KEY = TestKeys.key(KeyKind.EC_P256);

  @TempDir private Path folder;
  private Path archive;
  private Path key;
  private Path passphrase;
  private Path back;
  private final List<String> documents = new ArrayList<>();

  @BeforeEach
  void makeAnArchive() throws Exception {
    archive = Files.createDirectory(folder.resolve("archive"));
    back = folder.resolve("back");
    key = TestKeys.keyFile(folder, KEY);
    passphrase = Files.writeString(folder.resolve("pass"), TestKeys.PASSPHRASE + "\n");
    SecureRandom random = new SecureRandom();
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"), "desk", TestKeys.CLOCK, random);
        Vault vault = Vault.open(folder.resolve("vault"), ledger)) {
      for (int i = 0; i < 3; i++) {
        String document = RandomId.next(random);
        documents.add(document);
        Path pdf = Files.write(folder.resolve("plain"), Contents.random(50_000, i));
        vault.store(
            new DocumentMeta(document, 1, "legal", 1, RandomId.next(random), TestKeys.NOW),
            TestKeys.sealer(folder, KEY, TestKeys.key(KeyKind.EC_P384)),
            PlainSource.of(pdf));
      }
      deliver(vault, ledger);
    }
  }

  private void deliver(Vault vault, Ledger ledger) {
    List<DeliveryEvent> events = new ArrayList<>();
    Destination to =
        new Destination(
            "archive",
            () -> new Destination.Opened("archive", new FolderTarget("archive", archive)));
    try (Delivery delivery =
        new Delivery(vault, ledger, List.of(to), Map.of(), event -> add(events, event))) {
      Awaitility.await().until(() -> upToDate(events));
      delivery.soon();
    }
  }

  private static void add(List<DeliveryEvent> events, DeliveryEvent event) {
    synchronized (events) {
      events.add(event);
    }
  }

  private static boolean upToDate(List<DeliveryEvent> events) {
    synchronized (events) {
      return events.stream().anyMatch(DeliveryEvent.UpToDate.class::isInstance);
    }
  }

  @Test
  void everythingComesBackAndASecondTimeNothingIsDone() throws Exception {
    Program.Ended ended = Program.run(folder, restore()).with(0);
    assertEquals("3 documents restored to " + back + ".\n" + UNSIGNED, ended.out());
    assertTrue(ended.line().matches("restoring: 3 of 3 documents in .*"), ended.err());
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(Contents.random(50_000, i), Files.readAllBytes(file(i)));
    }
    Console again = Console.run(restore("--quiet"));
    assertEquals(0, again.code(), again.err());
    assertEquals(
        "0 documents restored to " + back + ", 3 were there already.\n" + UNSIGNED, again.out());
    assertEquals("", again.err());
  }

  private Path file(int document) throws IOException {
    try (Stream<Path> files = Files.walk(back)) {
      return files
          .filter(each -> each.getFileName().toString().startsWith(documents.get(document)))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void oneDocumentIsAskedForByTheBeginningOfItsId() throws Exception {
    assertEquals(
        "1 document restored to " + back + ".\n" + UNSIGNED,
        Console.run(restore("--quiet", "--id", documents.get(1).substring(0, 6))).done());
    assertArrayEquals(Contents.random(50_000, 1), Files.readAllBytes(file(1)));
    assertEquals(
        "no document there has an id that begins with nosuch",
        Console.run(restore("--id", "nosuch")).failed(ExitCode.INCOMPLETE));
    assertEquals(
        "--all and --id don't go together",
        Console.run(restore("--id", "x", "--all")).failed(ExitCode.USAGE));
  }

  @Test
  void aClassADayOrAVersionIsAskedFor() throws Exception {
    Console.run(restore("--quiet", "--class", "legal", "--since", "2026-11-24", "--version", "1"))
        .done();
    assertEquals(
        "no document there is of this class, day and version",
        Console.run(restore("--class", "draft")).failed(ExitCode.INCOMPLETE));
    assertEquals(
        "no document there is of this class, day and version",
        Console.run(restore("--since", "2026-11-26")).failed(ExitCode.INCOMPLETE));
    assertEquals(
        "no document there is of this class, day and version",
        Console.run(restore("--version", "2")).failed(ExitCode.INCOMPLETE));
  }

  @Test
  void aSecondPlaceGivesWhatTheFirstLacksAndTheSummaryMayBeJson() throws Exception {
    Path second = Files.createDirectory(folder.resolve("second"));
    try (Stream<Path> files = Files.walk(archive)) {
      for (Path file : files.toList()) {
        if (!file.equals(archive)) {
          Files.copy(file, second.resolve(archive.relativize(file).toString()));
        }
      }
    }
    Files.delete(object(0));
    Console ended = Console.run(restore("--quiet", "--json", "--from", second.toString()));
    assertEquals(3, new JsonObject(ended.done()).getInteger("restored"));
    Files.write(object(1), new byte[100]);
    Files.delete(file(1));
    Console.run(restore("--quiet", "--from", second.toString())).done();
  }

  @Test
  void whatIsDamagedOrGoneIsNamedAndTheRestComesBack() throws Exception {
    Path first = object(0);
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length - 100] ^= 1;
    Files.write(first, bytes);
    Files.delete(object(1));
    Console ended = Console.run(restore("--quiet"));
    assertEquals(7, ended.code());
    assertEquals("1 document restored to " + back + ", 2 not restored.\n" + UNSIGNED, ended.out());
    String name = archive.relativize(first).toString();
    assertTrue(
        ended.err().contains("sealpress: not restored: " + name + ": it is damaged: "),
        ended.err());
    assertEquals(1, ended.err().split(name, -1).length - 1, "the name is said once");
    assertTrue(
        ended.err().contains("it is in the ledger but not on this target: try another one"),
        ended.err());
    try (Stream<Path> files = Files.walk(back)) {
      assertEquals(1, files.filter(Files::isRegularFile).count(), "nothing half-written");
    }
  }

  private Path object(int document) throws IOException {
    try (Stream<Path> files = Files.walk(archive)) {
      return files
          .filter(each -> each.getFileName().toString().startsWith(documents.get(document)))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aWrongPassphrase() throws Exception {
    Files.writeString(passphrase, "quite another passphrase\n");
    assertEquals(
        "wrong passphrase for the key "
            + key
            + " (or the file is damaged); type it again, or correct the file with the passphrase",
        Console.run(restore()).failed(ExitCode.KEY));
    assertTrue(Files.notExists(back));
  }

  @Test
  void noPassphraseAndNoTerminal() throws Exception {
    Program.Ended ended =
        Program.run(
                folder,
                "restore",
                "--from",
                archive.toString(),
                "--key",
                key.toString(),
                "--to",
                back.toString())
            .with(5);
    assertEquals(
        "sealpress: the key "
            + key
            + " is encrypted; give its passphrase with --passphrase-file: there is no terminal to"
            + " ask for it",
        ended.line());
  }

  @Test
  void aKeyThatNothingWasSealedFor() throws Exception {
    key = TestKeys.keyFile(folder, TestKeys.fresh(KeyKind.EC_P256, "Stranger"));
    String line = Console.run(restore("--quiet")).failed(ExitCode.KEY);
    assertTrue(
        line.startsWith("this key opens none of the 3 documents: they are sealed for"), line);
    assertTrue(line.contains("Use a key of one of those"), line);
    assertTrue(Files.notExists(back));
    Console diff =
        Console.run(
            "diff",
            documents.get(0),
            "--versions",
            "1,1",
            "--from",
            archive.toString(),
            "--key",
            key.toString(),
            "--passphrase-file",
            passphrase.toString());
    assertTrue(diff.failed(ExitCode.KEY).contains("it was sealed for "), diff.err());
  }

  @Test
  void severalPlacesAreVerifiedOneAfterTheOther() throws Exception {
    Path second = Files.createDirectory(folder.resolve("second"));
    try (Stream<Path> files = Files.walk(archive)) {
      for (Path file : files.filter(each -> !each.equals(archive)).toList()) {
        Files.copy(file, second.resolve(archive.relativize(file).toString()));
      }
    }
    String[] both = {
      "verify", "--quiet", "--target", archive.toString(), "--from", second.toString()
    };
    String said = Console.run(both).done();
    assertTrue(said.contains(archive + ": 3 documents as sealed"), said);
    assertTrue(said.contains(second + ": 3 documents as sealed"), said);
    Files.delete(object(1));
    Console ended = Console.run(both);
    assertEquals(ExitCode.DAMAGED.code(), ended.code());
    assertTrue(ended.out().contains(archive + ": 2 documents as sealed"), ended.out());
    assertTrue(ended.out().contains(second + ": 3 documents as sealed"), ended.out());
  }

  @Test
  void aFolderThatIsNotThereOrEmpty() throws Exception {
    Path right = archive;
    archive = folder.resolve("none");
    assertEquals(
        archive + " is not a folder: name a mounted drive, or a target together with --config",
        Console.run(restore()).failed(ExitCode.TARGET));
    archive = Files.createDirectory(archive);
    assertEquals(
        archive + " holds no documents: is it the right drive, folder or remote?",
        Console.run(restore()).failed(ExitCode.INCOMPLETE));
    archive = right;
  }

  @Test
  void aTargetOfAConfiguration() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            box: desk
            data: data
            recipients: [a.pem]
            targets:
              shelf: { kind: folder, path: archive }
            """);
    Path right = archive;
    archive = Path.of("shelf");
    Console.run(restore("--quiet", "--config", config.toString())).done();
    archive = Path.of("shlef");
    assertEquals(
        config + " has no target \"shlef\"; it has shelf",
        Console.run(restore("--config", config.toString())).failed(ExitCode.USAGE));
    archive = right;
  }

  @Test
  void aFileWhereTheFolderShouldBe() throws Exception {
    Files.writeString(back, "mine");
    String line = Console.run(restore()).failed(ExitCode.INCOMPLETE);
    assertEquals("cannot make the directory " + back + ": a file is there", line);
    assertEquals("mine", Files.readString(back));
  }

  private String[] restore(String... more) {
    return Stream.concat(
            Stream.of(
                "restore",
                "--from",
                archive.toString(),
                "--key",
                key.toString(),
                "--passphrase-file",
                passphrase.toString(),
                "--to",
                back.toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }
}
