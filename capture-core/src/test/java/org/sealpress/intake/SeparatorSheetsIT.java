package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Event;
import org.sealpress.page.ColorMode;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageStyle;
import org.sealpress.page.separator.DrawnSheet;
import org.sealpress.page.separator.Separator.Cover;
import org.sealpress.pdf.VeraPdf;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.vault.DocumentVersion;

/** A batch with separator sheets by real workers, vault and keys; judged by openssl and poppler. */
class SeparatorSheetsIT {
  private static final int DPI = 200;
  private static final RecoveryKey KEY = TestKeys.key(KeyKind.EC_P256);

  @TempDir static Path dir;
  @TempDir static Path keys;
  private static final Told TOLD = new Told();
  private static VirtualScanner scanner;
  private static RealBox box;

  @BeforeAll
  static void open() throws IOException {
    Programs.assume("openssl", "pdfinfo");
    TestKeys.certificate(keys, KEY);
    TestKeys.certificate(keys, TestKeys.key(KeyKind.RSA_3072));
    TestKeys.keyFile(keys, KEY);
    scanner = VirtualScanner.builder().start();
    box = new RealBox(dir, keys, 2, TOLD);
  }

  @AfterAll
  static void close() throws IOException {
    box.close();
    scanner.close();
  }

  private static Sheet sheet(BufferedImage front) {
    return Sheet.oneSided(PageSource.of(front, DPI));
  }

  private static Sheet page(String text) {
    return sheet(DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, List.of(text, text)));
  }

  private static Sheet faceDown(Sheet sheet) {
    return new Sheet(sheet.back(), sheet.front());
  }

  /** The documents that a batch becomes. */
  private static List<SealedDocument> capture(Sheet... sheets) throws Exception {
    TOLD.events.clear();
    scanner.load(List.of(sheets));
    CaptureOrder order =
        new CaptureOrder(
            "legal",
            "duplex",
            new ScanProfile(DPI, ColorMode.GRAY, "ADF Duplex", Paper.A4),
            List.of("eng"),
            true,
            PageStyle.AS_SCANNED,
            true);
    try (Scanner open =
        new SaneScanners(scanner.address(), TimeLimits.DEFAULT).open(scanner.device())) {
      box.intake.capture(box.intake.newId(), order, open);
    } finally {
      box.settle();
    }
    return TOLD.one(CaptureEvent.Sealed.class).documents();
  }

  /** The line of pdfinfo with the title of what openssl alone gets out of an object. */
  private static String title(SealedDocument document) throws IOException {
    Path pdf = dir.resolve(document.document() + ".pdf");
    Programs.decrypt(
        box.vault.object(document.object()),
        TestKeys.certificate(keys, KEY),
        TestKeys.keyFile(keys, KEY),
        "pass:" + TestKeys.PASSPHRASE,
        pdf);
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    return Programs.run("pdfinfo", pdf.toString())
        .lines()
        .filter(line -> line.startsWith("Title:"))
        .findFirst()
        .orElseThrow()
        .replaceFirst("Title: *", "");
  }

  @Test
  void aBatchBecomesItsDocumentsAndTheNextVersionOfOneComesAfterIt() throws Exception {
    List<SealedDocument> documents =
        capture(
            sheet(DrawnSheet.patchT(DPI)),
            page("one"),
            sheet(DrawnSheet.patchT(DPI)),
            faceDown(sheet(DrawnSheet.cover(new Cover("draft", "Lease of Mill Lane", ""), DPI))),
            page("two"),
            page("three"),
            sheet(DrawnSheet.patchT(DPI)));
    assertEquals(2, documents.size());
    assertTrue(title(documents.get(0)).startsWith("legal 20"));
    assertEquals("Lease of Mill Lane", title(documents.get(1)));
    Event.Captured captured = box.events(Event.Captured.class).get(0);
    assertEquals(14, captured.sidesFed());
    assertEquals(8, captured.separators());
    assertEquals(3, captured.sidesDropped());

    String lease = documents.get(1).document();
    List<SealedDocument> next =
        capture(
            sheet(DrawnSheet.cover(new Cover("legal", "Lease, signed", lease), DPI)), page("four"));
    assertEquals("Lease, signed", title(next.get(0)));
    List<DocumentVersion> versions = box.vault.catalog().versions(lease);
    assertEquals(List.of(1, 2), versions.stream().map(DocumentVersion::version).toList());
    assertEquals(next.get(0).object(), versions.get(1).object());
    assertTrue(next.get(0).object().endsWith(lease + ".v2.cms"));
  }
}
