package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Against;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Verdict;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.scan.virtual.VirtualScanner;

/** The ledger of a real box, as it is found on its drive. */
@Timeout(240)
class SignedLedgerIT {
  @TempDir private Path folder;
  private VirtualScanner scanner;
  private Box box;
  private Daemon daemon;

  @BeforeEach
  void prepare() throws Exception {
    Programs.assume("tesseract", "openssl");
    scanner = VirtualScanner.builder().pagesPerMinute(240).start();
    box =
        Box.in(folder, scanner.address())
            .withTargets("  usb: { kind: drive, path: drive, mounted: no, smallest: 0 MB }\n");
    start();
  }

  private void start() throws Exception {
    daemon = new Daemon(ConfigFile.read(box.configure()), Clock.systemUTC());
    box.awaitScanner("ready");
  }

  private void stop() {
    daemon.close();
    daemon = null;
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      daemon.close();
    }
    scanner.close();
  }

  /** Scans a sheet and waits until the drive has it, and the ledger that tells so. */
  private void press() {
    int before = checkpoints();
    scanner.load(Paperwork.sheets(1));
    box.await(box.press(), "safe");
    Awaitility.await("a checkpoint on the drive").until(() -> checkpoints() > before);
  }

  private int checkpoints() {
    try {
      return new CheckpointStore(box.drive().resolve("checkpoints")).sizes().size();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Verdict verify() throws IOException {
    Path signed = box.drive().resolve("checkpoints");
    return LedgerReader.at(box.drive().resolve("ledger"))
        .verify(
            Against.checkpoints(
                List.of(new CheckpointStore(signed)),
                LedgerKeys.in(box.data().resolve("checkpoints")),
                Instant.now()));
  }

  @Test
  void eachPressLeavesASignedLedgerOnTheDriveAlsoAfterANewStart() throws Exception {
    press();
    Path key = box.data().resolve("ledger.key");
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(key));
    Programs.run("openssl", "pkey", "-in", key.toString(), "-noout");
    Verdict.Intact first = assertInstanceOf(Verdict.Intact.class, verify());
    assertEquals(first.entries(), first.signed());
    stop();
    start();
    press();
    Verdict.Intact second = assertInstanceOf(Verdict.Intact.class, verify());
    assertTrue(second.signed() > first.signed(), second + " after " + first);
    assertEquals(1, LedgerKeys.in(box.drive().resolve("checkpoints")).size());
    assertEquals(List.of(), warnings());
  }

  @Test
  void aBoxThatWasRolledBackIsToldByItsDrive() throws Exception {
    press();
    stop();
    for (String part : List.of("ledger", "checkpoints")) {
      copy(box.data().resolve(part), folder.resolve("old").resolve(part));
    }
    start();
    press();
    stop();
    Verdict before = verify();
    for (String part : List.of("ledger", "checkpoints")) {
      Files.move(box.data().resolve(part), folder.resolve("newer-" + part));
      copy(folder.resolve("old").resolve(part), box.data().resolve(part));
    }
    start();
    JsonObject status =
        box.awaitStatus(
            "a drive that knows better",
            now -> Box.target(now, "usb").getString("message").contains("was rolled back"));
    String message = Box.target(status, "usb").getString("message");
    assertTrue(message.contains("usb has a checkpoint over "), message);
    assertEquals("behind", Box.target(status, "usb").getString("state"));
    assertEquals(before, verify(), "nothing was written over, and nothing was added");
  }

  /** But for the one that a folder stands in for the drive. */
  private List<String> warnings() {
    return box.status().getJsonArray("warnings").stream()
        .map(String::valueOf)
        .filter(each -> !each.contains(".mounted`"))
        .toList();
  }

  @Test
  void aKeyThatOthersCanReadIsToldAndScanningGoesOn() throws Exception {
    stop();
    Path key = box.data().resolve("ledger.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    start();
    scanner.load(Paperwork.sheets(1));
    box.await(box.press(), "safe");
    String warning = warnings().get(0);
    assertTrue(warning.startsWith("The ledger is not signed: the ledger key " + key), warning);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(each)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
