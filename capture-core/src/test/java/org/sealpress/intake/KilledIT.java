package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Verdict;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.vault.DocumentVersion;

/** The whole JVM is killed in the middle of a capture; another one takes up what it left. */
class KilledIT {
  private static final int SHEETS = 4;

  @TempDir Path dir;
  @TempDir Path keys;
  private VirtualScanner scanner;

  @BeforeEach
  void open() throws IOException {
    Programs.assume("tesseract");
    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P256));
    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P384));
    scanner = VirtualScanner.builder().sheets(Numbered.sheets(1, SHEETS)).start();
  }

  @AfterEach
  void close() {
    scanner.close();
  }

  private KilledJvm jvm() {
    return new KilledJvm(CaptureMain.class, dir.resolve("errors.txt"));
  }

  private List<String> run(String killAt, int afterMillis, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of(dir.resolve("data").toString(), keys.toString()));
    arguments.addAll(List.of(more));
    return jvm().run(killAt, afterMillis, arguments);
  }

  private String[] batch() {
    return new String[] {String.valueOf(scanner.address().getPort()), scanner.device()};
  }

  private List<String> takeUp() throws Exception {
    List<String> said = run("never", 0);
    assertEquals("Settled", said.get(said.size() - 1), () -> said + "\n" + errors());
    return said;
  }

  private String errors() {
    return jvm().complaints();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Started",
        "SideFed 1",
        "SideFed 3",
        "SideRead 2",
        "FeedEnded",
        "DocumentMade",
        "Sealed"
      })
  @Timeout(120)
  void noPageIsLostAndNoDocumentIsThereTwice(String moment) throws Exception {
    List<String> said = run(moment, 0, batch());
    assertTrue(said.contains(moment), () -> said + "\n" + errors());
    assertFalse(said.contains("Settled"), "it was killed");
    takeUp();
    assertEquals(List.of("Settled"), takeUp(), "nothing is left to do");
    checkBooks(said);
  }

  @Test
  @Timeout(240)
  void killedAgainAndAgainWhileItTakesUpItGetsThereInTheEnd() throws Exception {
    run("FeedEnded", 0, batch());
    for (int millis = 0; millis <= 240; millis += 60) {
      run("Resumed", millis);
    }
    run("DocumentMade", 20);
    takeUp();
    checkBooks(List.of("SideFed 1", "SideFed 2", "SideFed 3", "SideFed 4", "FeedEnded"));
  }

  /** Every side that was said to be safe is on one page; what is not was told. */
  private void checkBooks(List<String> said) throws Exception {
    int safe = (int) said.stream().filter(line -> line.startsWith("SideFed")).count();
    int delivered = (int) scanner.status().sidesDelivered();
    try (RealBox box = new RealBox(dir.resolve("data"), keys, 1, event -> {})) {
      List<Integer> pages = new ArrayList<>();
      List<DocumentVersion> documents = box.vault.catalog().latest(10);
      for (DocumentVersion document : documents) {
        pages.addAll(pages(box, document));
      }
      assertTrue(documents.size() <= 1, documents.toString());
      assertTrue(pages.size() >= safe, pages + " of " + said);
      assertEquals(IntStream.rangeClosed(1, pages.size()).boxed().toList(), pages);
      boolean complete = said.contains("FeedEnded");
      int faults = box.events(Event.Fault.class).size();
      assertTrue(!complete || (pages.size() == SHEETS && faults == 0), pages + " of " + said);
      assertTrue(faults == 1 || pages.size() == SHEETS || delivered == 0, "it was told: " + said);
      assertTrue(delivered - pages.size() <= 1, delivered + " delivered, " + pages);
      if (!pages.isEmpty()) {
        assertEquals(1, box.events(Event.Captured.class).size());
        assertEquals(pages.size(), box.events(Event.Captured.class).get(0).sidesFed());
      }
      assertInstanceOf(Verdict.Intact.class, box.ledger.verify());
      try (Stream<Path> spool = Files.list(box.spool)) {
        assertEquals(List.of(), spool.toList());
      }
    }
  }

  private List<Integer> pages(RealBox box, DocumentVersion document) throws Exception {
    Path pdf = dir.resolve(document.document() + ".pdf");
    try (OpeningKey key = TestKeys.opening(keys, TestKeys.key(KeyKind.EC_P256))) {
      new Opener(key).open(box.vault.object(document.object()), pdf);
    }
    List<Integer> numbers = new ArrayList<>();
    try (PDDocument read = Loader.loadPDF(pdf.toFile())) {
      PDFRenderer renderer = new PDFRenderer(read);
      for (int page = 0; page < read.getNumberOfPages(); page++) {
        numbers.add(Numbered.of(renderer.renderImageWithDPI(page, 100)));
      }
    }
    return numbers;
  }
}
