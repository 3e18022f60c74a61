package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.scan.virtual.VirtualScanner;

/** The box dies; a new one goes on from its drive, with the real daemon. */
@Timeout(240)
class RebuildIT {
  @TempDir private Path folder;
  private VirtualScanner scanner;
  private Box box;
  private Path config;

  @BeforeEach
  void scanAndLoseTheBox() throws Exception {
    Programs.assume("rclone", "tesseract");
    scanner = VirtualScanner.builder().pagesPerMinute(240).start();
    box = Box.in(folder, scanner.address());
    config = box.configure();
    press();
    Files.move(box.data(), folder.resolve("the dead box's data"));
  }

  @AfterEach
  void end() {
    scanner.close();
  }

  private void press() throws Exception {
    Daemon daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
    try (daemon) {
      box.awaitScanner("ready");
      scanner.load(Paperwork.sheets(1));
      String object = box.await(box.press(), "safe").getString("object");
      for (Path target : List.of(box.drive(), box.remote())) {
        Awaitility.await("the ledger beside the document")
            .atMost(Duration.ofSeconds(60))
            .until(() -> ledgerOf(target).contains(object) && isSigned(target));
      }
    }
  }

  /** Whether the newest checkpoint there is over all entries that are there. */
  private static boolean isSigned(Path target) throws IOException {
    List<Long> sizes = new CheckpointStore(target.resolve("checkpoints")).sizes();
    return !sizes.isEmpty() && sizes.get(sizes.size() - 1) == ledgerOf(target).lines().count();
  }

  private static String ledgerOf(Path target) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(target.resolve("ledger"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private Map<String, FileTime> onDrive() throws IOException {
    Map<String, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(box.drive())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(box.drive().relativize(file).toString(), Files.getLastModifiedTime(file));
      }
    }
    return files;
  }

  private Console rebuild(String... more) {
    return Console.run(
        Stream.concat(
                Stream.of(
                    "rebuild",
                    "--quiet",
                    "--config",
                    config.toString(),
                    "--from",
                    "usb",
                    "--from",
                    "offsite"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void theNewBoxGoesOnAsTheSameLedgerAndWritesNothingTwice() throws Exception {
    Map<String, FileTime> before = onDrive();
    String said = rebuild().done();
    assertTrue(said.contains("of the box \"desk\" goes on here after "), said);
    assertTrue(said.contains(": 1 document."), said);

    press();
    Map<String, FileTime> after = onDrive();
    before.forEach((name, time) -> assertEquals(time, after.get(name), name));
    for (String target : new String[] {"usb", "offsite"}) {
      Console verified =
          Console.run("verify", "--quiet", "--config", config.toString(), "--target", target);
      assertTrue(verified.done().startsWith("2 documents as sealed"), verified.out());
      assertTrue(verified.out().contains("entries are signed, with a key"), verified.out());
      Console ledger =
          Console.run("ledger", "verify", "--config", config.toString(), "--from", target);
      assertTrue(ledger.done().contains(" entries, each follows the one before."), ledger.out());
    }
    assertTheNewKeyIsInTheLedgerOf(box.drive());
    assertEquals(
        "there is a ledger in "
            + box.data().resolve("ledger")
            + " already, and nothing is written over: a new box needs a new data folder",
        rebuild().failed(ExitCode.INCOMPLETE));
  }

  private void assertTheNewKeyIsInTheLedgerOf(Path target) throws Exception {
    List<VerifierKey> keys = LedgerKeys.in(target.resolve("checkpoints"));
    assertEquals(2, keys.size(), keys.toString());
    List<Event.KeyChanged> changes = new ArrayList<>();
    try (EntryReader entries = LedgerReader.at(target.resolve("ledger")).entries(0)) {
      for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
        if (entry.get().event() instanceof Event.KeyChanged change
            && change.use().equals(Event.KeyChanged.LEDGER)) {
          changes.add(change);
        }
      }
    }
    assertEquals(2, changes.size(), changes.toString());
    assertEquals("", changes.get(0).former());
    assertEquals(changes.get(0).fingerprint(), changes.get(1).former());
    assertEquals(
        keys.stream().map(VerifierKey::fingerprint).sorted().toList(),
        changes.stream().map(Event.KeyChanged::fingerprint).sorted().toList());
  }

  @Test
  void fetchingGoesOnWhereItStopped() throws Exception {
    rebuild("--objects").done();
    try (Stream<Path> objects = Files.walk(box.data().resolve("vault/objects"))) {
      for (Path object : objects.filter(Files::isRegularFile).toList()) {
        Files.delete(object);
      }
    }
    String again = rebuild("--objects").done();
    assertTrue(again.contains("was made to go on here before, after "), again);
    try (Stream<Path> objects = Files.walk(box.data().resolve("vault/objects"))) {
      assertEquals(1, objects.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void theSealedDocumentsAreFetchedForATargetThatIsNew() throws Exception {
    rebuild("--objects").done();
    Path third = Files.createDirectory(folder.resolve("third"));
    box.with("  shelf: { kind: folder, path: third }\n");
    config = box.configure();
    press();
    Console verified = Console.run("verify", "--quiet", "--target", third.toString());
    assertTrue(verified.done().startsWith("2 documents as sealed"), verified.out());
  }
}
