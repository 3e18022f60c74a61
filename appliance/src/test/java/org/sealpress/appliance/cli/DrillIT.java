package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
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

/** A drill on what the real daemon has delivered, and its receipt brought back to it. */
@Timeout(240)
class DrillIT {
  @TempDir private Path folder;
  private VirtualScanner scanner;
  private Box box;
  private Daemon daemon;
  private Path config;

  @BeforeEach
  void scan() throws Exception {
    Programs.assume("rclone", "tesseract");
    scanner = VirtualScanner.builder().pagesPerMinute(240).start();
    box = Box.in(folder, scanner.address());
    config = box.configure();
    daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
    box.awaitScanner("ready");
    scanner.load(Paperwork.sheets(1));
    box.await(box.press(), "safe");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ledgerOnDrive().contains("\"type\":\"sealed\""));
  }

  private String ledgerOnDrive() throws Exception {
    if (!Files.isDirectory(box.drive().resolve("ledger"))) {
      return "";
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(box.drive().resolve("ledger"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @AfterEach
  void end() {
    daemon.close();
    scanner.close();
  }

  private String[] with(String... arguments) throws Exception {
    Path passphrase = folder.resolve("pass");
    Files.writeString(passphrase, Box.PASSPHRASE + "\n");
    return Stream.concat(
            Arrays.stream(arguments),
            Stream.of(
                "--quiet",
                "--from",
                box.drive().toString(),
                "--key",
                box.keyFile("spare").toString(),
                "--passphrase-file",
                passphrase.toString()))
        .toArray(String[]::new);
  }

  @Test
  void aReceiptComesIntoTheLedgerAndTheStatusOnce() throws Exception {
    Path receipt = folder.resolve("receipt.json");
    String said = Console.run(with("drill", "--receipt", receipt.toString())).done();
    assertTrue(said.startsWith("1 document tried in "), said);
    assertTrue(said.contains("with the key of CN=spare: all came back as sealed."), said);

    String[] accept = {"drill", "accept", receipt.toString(), "--config", config.toString()};
    assertEquals("The receipt is in the ledger.\n", Console.run(accept).done());
    String status = Console.run("status", "--config", config.toString()).out();
    assertTrue(status.contains("CN=spare: 1 document in "), status);
    assertTrue(status.contains("all came back"), status);
    assertEquals(
        "the receipt is not taken: it was taken already; run a new drill",
        Console.run(accept).failed(ExitCode.INCOMPLETE));

    daemon.close();
    daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
    box.awaitStatus("the drill after a restart", each -> each.containsKey("drill"));
  }

  @Test
  void versionsAreListedAndCompared() throws Exception {
    String[] list = {"versions", "--from", box.drive().toString()};
    String line = Console.run(list).done();
    assertTrue(line.contains(" v1  ") && line.contains("1 page"), line);
    String id = line.substring(0, 26);
    assertEquals(
        "The text of both versions is the same.\n",
        Console.run(with("diff", id, "--versions", "1,1")).done());
    assertEquals(
        "there is no version 2 of " + id + "; see `sealpress versions`",
        Console.run(with("diff", id, "--versions", "1,2")).failed(ExitCode.INCOMPLETE));
    assertEquals(
        "--from and --key are needed; see `sealpress drill --help`",
        Console.run("drill").failed(ExitCode.USAGE));
  }
}
