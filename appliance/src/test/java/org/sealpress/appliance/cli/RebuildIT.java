package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
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
            .until(() -> ledgerOf(target).contains(object));
      }
    }
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
    }
    assertEquals(
        "there is a ledger in "
            + box.data().resolve("ledger")
            + " already, and nothing is written over: a new box needs a new data folder",
        rebuild().failed(ExitCode.INCOMPLETE));
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
