package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.bench.TextScore;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Verdict;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.pdf.VeraPdf;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;
import org.sealpress.scan.virtual.SamplePages;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.Trouble;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.vault.DocumentVersion;

/**
 * One press: a scanner that speaks SANE's protocol, real workers, ledger, vault and keys; judged by
 * openssl, veraPDF and poppler.
 */
class OnePressIT {
  private static final double A4_WIDTH_MM = 210;
  private static final double A4_HEIGHT_MM = 297;
  private static final double MM_A_POINT = 25.4 / 72;
  private static final Pattern COLUMNS =
      Pattern.compile(
          "No\\. \\d |Load Date|3 Weir.*Telephone|Date Date|For the Seller For|.*Tomas");

  private static final RecoveryKey KEY = TestKeys.key(KeyKind.EC_P256);

  @TempDir static Path dir;
  @TempDir static Path keys;
  private static final Told TOLD = new Told();
  private static List<Sheet> contract;
  private static VirtualScanner scanner;
  private static RealBox box;

  @BeforeAll
  static void open() throws IOException {
    Programs.assume("openssl", "pdftotext", "pdfimages", "pdfinfo");
    TestKeys.certificate(keys, KEY);
    TestKeys.certificate(keys, TestKeys.key(KeyKind.RSA_3072));
    TestKeys.keyFile(keys, KEY);
    contract = new SamplePages(SamplePages.DPI).contract();
    scanner = VirtualScanner.builder().start();
    box = new RealBox(dir, keys, 2, TOLD);
  }

  @AfterAll
  static void close() throws IOException {
    box.close();
    scanner.close();
  }

  @BeforeEach
  void clear() {
    TOLD.events.clear();
    scanner.clear();
  }

  private static CaptureOrder order(ColorMode mode) {
    return new CaptureOrder(
        "legal",
        "duplex-300",
        new ScanProfile(SamplePages.DPI, mode, "ADF Duplex", Paper.A4),
        List.of("eng"),
        false,
        PageStyle.AS_SCANNED);
  }

  private String capture(CaptureOrder order) throws Exception {
    String id = box.intake.newId();
    try (Scanner open =
        new SaneScanners(scanner.address(), TimeLimits.DEFAULT).open(scanner.device())) {
      box.intake.capture(id, order, open);
    } finally {
      box.settle();
    }
    return id;
  }

  /** The PDF that openssl alone gets out of the newest object. */
  private Path decrypted() throws IOException {
    DocumentVersion newest = box.vault.catalog().latest(1).get(0);
    Path sealed = box.vault.object(newest.object());
    Path pdf = dir.resolve(newest.document() + ".pdf");
    Programs.decrypt(
        sealed,
        TestKeys.certificate(keys, KEY),
        TestKeys.keyFile(keys, KEY),
        "pass:" + TestKeys.PASSPHRASE,
        pdf);
    return pdf;
  }

  @ParameterizedTest
  @EnumSource(ColorMode.class)
  void aContractIsOneSealedDocumentThatOpensslPopplerAndVeraPdfCanRead(ColorMode mode)
      throws Exception {
    scanner.load(contract);
    long before = box.vault.catalog().sealed();
    String id = capture(order(mode));

    assertEquals(before + 1, box.vault.catalog().sealed());
    Path pdf = decrypted();
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    assertImages(pdf, mode);
    assertA4(pdf);
    assertText(pdf);

    CaptureEvent.FeedEnded fed = TOLD.one(CaptureEvent.FeedEnded.class);
    assertEquals(4, fed.sides());
    assertEquals("", fed.fault());
    assertEquals(List.of(2, 4), blankSides());
    Event.Captured captured = capturedEvent(id);
    assertEquals(4, captured.sidesFed());
    assertEquals(2, captured.sidesBlank());
    assertTrue(box.ledger.verify() instanceof Verdict.Intact);
    try (Stream<Path> spool = Files.list(box.spool)) {
      assertEquals(List.of(), spool.toList());
    }
  }

  private List<Integer> blankSides() {
    return TOLD.all(CaptureEvent.SideRead.class).stream()
        .filter(CaptureEvent.SideRead::blank)
        .map(CaptureEvent.SideRead::number)
        .sorted()
        .toList();
  }

  private Event.Captured capturedEvent(String id) throws IOException {
    List<Event.Captured> all =
        box.events(Event.Captured.class).stream()
            .filter(event -> event.capture().equals(id))
            .toList();
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static void assertImages(Path pdf, ColorMode mode) {
    List<String[]> images =
        Programs.run("pdfimages", "-list", pdf.toString())
            .lines()
            .skip(2)
            .map(line -> line.strip().split("\\s+", -1))
            .toList();
    assertEquals(4, images.size());
    for (int i = 0; i < images.size(); i++) {
      String[] image = images.get(i);
      String line = Arrays.toString(image);
      assertEquals(String.valueOf(i + 1), image[0], line);
      assertEquals("2480", image[3], line);
      assertTrue(Math.abs(Integer.parseInt(image[4]) - 3508) <= 1, line);
      assertEquals(mode == ColorMode.COLOR ? "rgb" : "gray", image[5], line);
      assertEquals(mode == ColorMode.LINEART ? "1" : "8", image[7], line);
      assertEquals(mode == ColorMode.LINEART ? "ccitt" : "jpeg", image[8], line);
    }
  }

  private static void assertA4(Path pdf) {
    String info = Programs.run("pdfinfo", "-f", "1", "-l", "4", pdf.toString());
    Matcher size = Pattern.compile("Page +\\d+ size: +([0-9.]+) x ([0-9.]+) pts").matcher(info);
    int pages = 0;
    while (size.find()) {
      assertEquals(A4_WIDTH_MM, Double.parseDouble(size.group(1)) * MM_A_POINT, 1);
      assertEquals(A4_HEIGHT_MM, Double.parseDouble(size.group(2)) * MM_A_POINT, 1);
      pages++;
    }
    assertEquals(4, pages, info);
  }

  private void assertText(Path pdf) throws IOException {
    Path out = dir.resolve("text.txt");
    Programs.run("pdftotext", pdf.toString(), out.toString());
    String[] pages = Files.readString(out, StandardCharsets.UTF_8).split("\f", -1);
    assertEquals("", pages[1].strip(), "a back is blank");
    assertEquals("", pages[3].strip(), "a back is blank");
    List<String> truth = SamplePages.contractText();
    TextScore score = new TextScore();
    score.add(truth.get(0), pages[0]);
    score.add(truth.get(1), pages[2]);
    assertTrue(score.recall() >= 0.97, "word recall " + score.recall() + ": " + pages[0]);
    for (int i = 0; i < truth.size(); i++) {
      List<String> wanted = truth.get(i).lines().filter(OnePressIT::isProse).toList();
      int found = inOrder(wanted, pages[2 * i].lines().toList());
      assertTrue(
          found >= 0.95 * wanted.size(),
          found + " of " + wanted.size() + " lines in order in\n" + pages[2 * i]);
    }
  }

  /** Pieces far apart, as in a table, are columns to pdftotext. */
  private static boolean isProse(String line) {
    return !line.isBlank() && !COLUMNS.matcher(line).lookingAt();
  }

  /** How many of the wanted lines stand in the text as lines, in this order. */
  private static int inOrder(List<String> wanted, List<String> text) {
    int[][] best = new int[wanted.size() + 1][text.size() + 1];
    for (int i = 1; i <= wanted.size(); i++) {
      for (int j = 1; j <= text.size(); j++) {
        int same = isSameLine(wanted.get(i - 1), text.get(j - 1)) ? 1 : 0;
        best[i][j] = Math.max(best[i - 1][j - 1] + same, Math.max(best[i - 1][j], best[i][j - 1]));
      }
    }
    return best[wanted.size()][text.size()];
  }

  private static boolean isSameLine(String wanted, String read) {
    TextScore score = new TextScore();
    score.add(wanted, read);
    return score.cer() <= 0.15;
  }

  @Test
  void aJamInTheMiddleSealsWhatCameAndTheNextPressWorks() throws Exception {
    scanner.load(contract);
    scanner.trouble(Trouble.at(Trouble.Step.START, Trouble.Kind.JAMMED).onPage(3));
    List<String> messages = new ArrayList<>();
    try {
      capture(order(ColorMode.GRAY));
    } catch (ScanFault e) {
      messages.add(e.getMessage());
    }
    assertEquals(1, messages.size());
    assertTrue(
        messages.get(0).endsWith("The first sheet is safe: feed again from sheet 2 on."),
        messages.get(0));
    assertEquals(2, box.vault.catalog().latest(1).get(0).pages());

    scanner.clear();
    scanner.load(contract.subList(1, 2));
    capture(order(ColorMode.GRAY));
    assertEquals(2, box.vault.catalog().latest(1).get(0).pages());
    assertEquals(List.of(), VeraPdf.complaints(decrypted()));
  }
}
