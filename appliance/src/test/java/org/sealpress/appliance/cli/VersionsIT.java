package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import org.sealpress.pdf.PdfPages;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.VirtualScanner;

/** A document of several pages that is scanned, changed on paper, and scanned again. */
@Timeout(300)
class VersionsIT {
  @TempDir private Path folder;
  private VirtualScanner scanner;
  private Box box;
  private Daemon daemon;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("tesseract");
    scanner = VirtualScanner.builder().pagesPerMinute(240).start();
    box =
        Box.in(folder, scanner.address())
            .withTargets("  usb: { kind: drive, path: drive, mounted: no, smallest: 0 MB }\n");
    Path config = box.configure();
    Files.writeString(
        config,
        Files.readString(config)
            .replace("paper: a5", "paper: a4")
            .replace("legal: { profile: office }", "legal: { profile: office, split: yes }"));
    daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
    box.awaitScanner("ready");
  }

  @AfterEach
  void end() {
    daemon.close();
    scanner.close();
  }

  private void scan(List<Sheet> sheets) {
    scanner.load(sheets);
    box.await(box.press(), "safe");
  }

  /** What `sealpress cover` prints, as it comes out of a printer. */
  private Sheet cover(String document) throws Exception {
    Path file = folder.resolve("cover.pdf");
    Console.run(
            "cover",
            "--class",
            "legal",
            "--title",
            "Lease",
            "--document",
            document,
            "-o",
            file.toString())
        .done();
    try (PdfPages pdf = PdfPages.open(file)) {
      BufferedImage drawn = pdf.draw(0);
      return Sheet.oneSided(PageSource.of(drawn, PdfPages.DPI));
    }
  }

  private Console list() {
    return Console.run("versions", "--from", box.drive().toString());
  }

  /** What is listed once so many versions are on the drive, with the ledger. */
  private List<String> versions(int count) {
    Awaitility.await(count + " versions on the drive")
        .atMost(Duration.ofSeconds(60))
        .until(() -> list().out().lines().count() == count);
    return list().done().lines().toList();
  }

  private Console diff(String id, String which) throws Exception {
    Path passphrase = Files.writeString(folder.resolve("pass"), Box.PASSPHRASE + "\n");
    return Console.run(
        "diff",
        id,
        "--versions",
        which,
        "--from",
        box.drive().toString(),
        "--key",
        box.keyFile("spare").toString(),
        "--passphrase-file",
        passphrase.toString());
  }

  @Test
  void theTwoAreListedAndTheLineThatChangedIsShown() throws Exception {
    Sheet first = Paperwork.sheet("The lease of the mill", "begins on the first of March");
    Sheet second = Paperwork.sheet("The rent is ninety pounds", "and is paid each quarter");
    Sheet raised = Paperwork.sheet("The rent is seventy pounds", "and is paid each quarter");
    Sheet last = Paperwork.sheet("Signed by both parties", "before a witness in the town");
    scan(List.of(first, second));
    String id = versions(1).get(0).substring(0, 26);
    scan(List.of(cover(id), first, raised, last));
    List<String> listed = versions(2);
    assertTrue(listed.get(0).startsWith(id + " v1  "), listed.toString());
    assertTrue(listed.get(1).startsWith(id + " v2  "), listed.toString());
    assertTrue(listed.get(0).contains("2 pages"), listed.toString());
    assertTrue(listed.get(1).contains("3 pages"), listed.toString());

    List<String> changed = diff(id, "1,2").done().lines().filter(line -> !line.isBlank()).toList();
    assertEquals(
        List.of(
            "- The rent is ninety pounds",
            "+ The rent is seventy pounds",
            "+ Signed by both parties",
            "+ before a witness in the town"),
        changed);
    assertTrue(diff(id, "2,1").done().contains("- Signed by both parties"));
    assertEquals("The text of both versions is the same.\n", diff(id, "2,2").done());
  }
}
