package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.Paper;
import org.sealpress.scan.Pnm;
import org.sealpress.scan.Programs;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Sensors;
import org.sealpress.scan.Side;

/** A real saned with SANE's backends test and pnm: the same pixels, and the named faults. */
class SanedIT {
  private static final String FEEDER = "Automatic Document Feeder";
  private static final ScanProfile GRAY =
      new ScanProfile(75, ColorMode.GRAY, FEEDER, new Paper(80, 100));
  private static final ScanProfile COLOR =
      new ScanProfile(75, ColorMode.COLOR, FEEDER, new Paper(80, 100));

  @TempDir static Path dir;
  private static SanedFixture saned;

  @BeforeAll
  static void start() throws Exception {
    saned = SanedFixture.start(dir);
  }

  @AfterAll
  static void stop() {
    if (saned != null) {
      saned.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"LINEART,1", "GRAY,8", "COLOR,8", "GRAY,16", "COLOR,16"})
  void aPageHasThePixelsThatScanimageGets(ColorMode mode, int depth, @TempDir Path work)
      throws Exception {
    List<String> scanimage =
        new ArrayList<>(
            List.of(
                Programs.need("scanimage", "sane-utils").toString(),
                "-d",
                "net:" + saned.address().getAddress().getHostAddress() + ":test:0",
                "--format=pnm",
                "--mode",
                mode == ColorMode.COLOR ? "Color" : "Gray",
                "--depth",
                Integer.toString(depth),
                "--test-picture",
                "Color pattern",
                "--resolution",
                "75",
                "-x",
                "80",
                "-y",
                "100",
                "-o",
                "expected.pnm"));
    Files.writeString(work.resolve("dll.conf"), "net\n");
    Programs.Ended ended =
        Programs.run(work, Map.of("SANE_CONFIG_DIR", work.toString()), scanimage);
    assertEquals(0, ended.exit(), ended.toString());
    ScanProfile profile =
        new ScanProfile(
            75,
            mode,
            Math.max(8, depth),
            FEEDER,
            new Paper(80, 100),
            Map.of("test-picture", "Color pattern"));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageFormat format = scan(profile, out);

    byte[] expected = Files.readAllBytes(work.resolve("expected.pnm"));
    assertArrayEquals(Pnm.samplesOf(expected), out.toByteArray());
    assertArrayEquals(
        Pnm.file(format, out.toByteArray()), withoutComment(expected), "size and depth");
  }

  @ParameterizedTest
  @CsvSource({"GRAY,pgm", "COLOR,ppm"})
  void aPageOfThePnmBackendIsPixelIdentical(ColorMode mode, String suffix, @TempDir Path work)
      throws Exception {
    PageFormat format = new PageFormat(331, 217, mode, 8, 0);
    byte[] samples = Pnm.noise(format, 11);
    Path page = work.resolve("page." + suffix);
    Files.write(page, Pnm.file(format, samples));
    ScanProfile profile =
        new ScanProfile(75, mode, 8, "", Paper.MAX, Map.of("filename", page.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Scanner scanner = open("pnm:0");
        Feed feed = scanner.feed(profile)) {
      PageFormat arrived = feed.next().orElseThrow().copyTo(out);

      assertEquals(new PageFormat(331, 217, mode, 8, 75), arrived);
      assertArrayEquals(samples, out.toByteArray());
      assertTrue(feed.next().isEmpty(), "a glass gives one side");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SANE_STATUS_UNSUPPORTED,UNSUPPORTED",
    "SANE_STATUS_CANCELLED,CANCELLED",
    "SANE_STATUS_DEVICE_BUSY,BUSY",
    "SANE_STATUS_INVAL,IO_ERROR",
    "SANE_STATUS_EOF,BAD_FRAME",
    "SANE_STATUS_JAMMED,JAMMED",
    "SANE_STATUS_COVER_OPEN,COVER_OPEN",
    "SANE_STATUS_IO_ERROR,IO_ERROR",
    "SANE_STATUS_NO_MEM,IO_ERROR",
    "SANE_STATUS_ACCESS_DENIED,ACCESS_DENIED"
  })
  void aStatusWhileReadingIsItsFaultAndTheNextBatchWorks(String status, Kind kind)
      throws Exception {
    try (Scanner scanner = open("test:0")) {
      ScanFault fault =
          assertThrows(
              ScanFault.class, () -> readOne(scanner, GRAY.with("read-return-value", status)));

      assertEquals(kind, fault.kind(), fault.getMessage());
      assertEquals(8, readOne(scanner, GRAY.with("read-return-value", "Default")).depth());
    }
  }

  @Test
  void noDocumentsBeforeTheFirstByteIsAnEmptyFeeder() throws Exception {
    ScanProfile profile = GRAY.with("read-return-value", "SANE_STATUS_NO_DOCS");
    try (Scanner scanner = open("test:0");
        Feed feed = scanner.feed(profile)) {
      assertTrue(feed.next().isEmpty());
    }
  }

  @Test
  void aThreePassScannerIsRefusedBeforeItFeeds() throws Exception {
    try (Scanner scanner = open("test:0")) {
      ScanFault fault =
          assertThrows(ScanFault.class, () -> scanner.check(COLOR.with("three-pass", "yes")));

      assertEquals(Kind.UNSUPPORTED, fault.kind());
      assertTrue(fault.getMessage().contains("three passes"), fault.getMessage());
      scanner.check(COLOR.with("three-pass", "no"));
    }
  }

  @Test
  void aHandScannerTellsItsLengthAtTheEnd() throws Exception {
    ScanProfile profile =
        new ScanProfile(75, ColorMode.GRAY, 8, "Flatbed", Paper.MAX, Map.of("hand-scanner", "yes"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageFormat format = scan(profile, out);

    assertEquals(new PageFormat(324, 501, ColorMode.GRAY, 8, 75), format);
    assertEquals(format.totalBytes(), out.size());
  }

  @ParameterizedTest
  @CsvSource({"GRAY,8", "COLOR,8", "GRAY,16", "LINEART,1"})
  void pixelsThatAScannerWastesAtTheEndsOfItsRowsAreLeftOut(ColorMode mode, int depth)
      throws Exception {
    ScanProfile whole =
        new ScanProfile(
            75,
            mode,
            Math.max(8, depth),
            FEEDER,
            new Paper(80, 100),
            Map.of("test-picture", "Color pattern"));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteArrayOutputStream less = new ByteArrayOutputStream();
    PageFormat wide = scan(whole, all);
    PageFormat narrow = scan(whole.with("ppl-loss", "40"), less);

    assertEquals(wide.width() - 40, narrow.width());
    assertEquals(narrow.totalBytes(), less.size());
    byte[] a = all.toByteArray();
    byte[] b = less.toByteArray();
    int rowStart = 50 * wide.bytesPerLine();
    assertArrayEquals(
        Arrays.copyOfRange(a, rowStart, rowStart + narrow.bytesPerLine()),
        Arrays.copyOfRange(b, 50 * narrow.bytesPerLine(), 51 * narrow.bytesPerLine()));
  }

  @Test
  void aSensorThatIsInactiveIsOff() throws Exception {
    try (Scanner scanner = open("test:0")) {
      Sensors sensors = (Sensors) scanner;
      String name = "bool-hard-select-soft-detect";

      assertTrue(!sensors.sensors().contains(name));
      assertEquals(Set.of(), sensors.read(Set.of(name)));
      scanner.check(GRAY.with("enable-test-options", "yes"));
      assertTrue(sensors.sensors().contains(name));
    }
  }

  @Test
  void autoIsRefusedWhereThereAreSeveralScanners() {
    ScanFault fault = assertThrows(ScanFault.class, () -> open("auto"));

    assertEquals(Kind.NO_SUCH_DEVICE, fault.kind());
    assertTrue(fault.getMessage().contains("test:0, test:1"), fault.getMessage());
  }

  @Test
  void autoIsRefusedWhereThereIsNoScanner(@TempDir Path work) throws Exception {
    try (SanedFixture none = SanedFixture.startWith(work, List.of())) {
      SaneScanners scanners = new SaneScanners(none.address(), TimeLimits.DEFAULT);

      assertEquals(List.of(), scanners.list());
      ScanFault fault = assertThrows(ScanFault.class, () -> scanners.open("auto"));
      assertEquals(Kind.NO_SUCH_DEVICE, fault.kind());
      assertTrue(fault.getMessage().contains("has no scanner"), fault.getMessage());
    }
  }

  @Test
  void aSlowScannerIsReadUntilTheTimeOfThePageIsOver() throws Exception {
    ScanProfile slow = slow();
    TimeLimits limits =
        new TimeLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1));
    try (Scanner scanner = new SaneScanners(saned.address(), limits).open("test:0")) {
      ScanFault fault =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30),
              () -> assertThrows(ScanFault.class, () -> readOne(scanner, slow)));

      assertEquals(Kind.TIMED_OUT, fault.kind(), fault.getMessage());
      assertEquals(75, readOne(scanner, GRAY.with("read-delay", "no")).dpi());
    }
  }

  @Test
  void aDaemonThatDiesInTheMiddleOfAPageIsAFaultAndTheNextBatchHasANewOne(@TempDir Path work)
      throws Exception {
    try (SanedFixture own = SanedFixture.start(work);
        Scanner scanner = new SaneScanners(own.address(), TimeLimits.DEFAULT).open("test:0")) {
      try (Feed feed = scanner.feed(slow())) {
        Side side = feed.next().orElseThrow();
        own.killChildren();
        ScanFault fault =
            assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () ->
                    assertThrows(
                        ScanFault.class, () -> side.copyTo(OutputStream.nullOutputStream())));

        assertEquals(Kind.IO_ERROR, fault.kind(), fault.getMessage());
      }
      assertEquals(75, readOne(scanner, GRAY).dpi());
    }
  }

  @Test
  void aSmallRangeOfDataPortsDoesNotRunOut(@TempDir Path work) throws Exception {
    try (SanedFixture narrow = SanedFixture.start(work, "data_portrange = 21000 - 21002");
        Scanner scanner = new SaneScanners(narrow.address(), TimeLimits.DEFAULT).open("test:0")) {
      for (int batch = 0; batch < 3; batch++) {
        try (Feed feed = scanner.feed(GRAY)) {
          int sides = 0;
          for (var side = feed.next(); side.isPresent(); side = feed.next()) {
            side.get().copyTo(OutputStream.nullOutputStream());
            sides++;
          }
          assertEquals(10, sides);
        }
      }
    }
  }

  /** A page that takes minutes. */
  private static ScanProfile slow() {
    return new ScanProfile(300, ColorMode.COLOR, FEEDER, new Paper(80, 100))
        .with("read-delay", "yes")
        .with("read-delay-duration", "200000");
  }

  private static Scanner open(String device) throws ScanFault {
    return new SaneScanners(saned.address(), TimeLimits.DEFAULT).open(device);
  }

  private static PageFormat scan(ScanProfile profile, OutputStream out) throws Exception {
    try (Scanner scanner = open("test:0");
        Feed feed = scanner.feed(profile)) {
      return feed.next().orElseThrow().copyTo(out);
    }
  }

  private static PageFormat readOne(Scanner scanner, ScanProfile profile) throws Exception {
    try (Feed feed = scanner.feed(profile)) {
      return feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
    }
  }

  private static byte[] withoutComment(byte[] pnm) {
    String latin = new String(pnm, StandardCharsets.ISO_8859_1);
    return latin.replaceFirst("# [^\n]*\n", "").getBytes(StandardCharsets.ISO_8859_1);
  }
}
