package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Quirk;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.VirtualScanner;

/** Profiles on scanners that differ: what they are set to, and how what they lack is refused. */
class ProfileTest {
  /** An A3 page at 75 dpi: larger than all areas that are asked for. */
  private static final PageFormat A3 = new PageFormat(877, 1240, ColorMode.COLOR, 8, 75);

  private static final ScanProfile A4_GRAY =
      new ScanProfile(150, ColorMode.GRAY, "ADF Front", Paper.A4);

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<VirtualScanner> running = new ArrayList<>();

  @AfterEach
  void switchOff() {
    running.forEach(VirtualScanner::close);
  }

  @Test
  void theAreaIsThatOfThePaper() throws Exception {
    assertEquals(new PageFormat(1240, 1754, ColorMode.GRAY, 8, 150), scan(A4_GRAY));
  }

  @Test
  void theSizeOfThePaperIsSetBeforeTheAreaThatItLimits() throws Exception {
    assertEquals(
        new PageFormat(1240, 1754, ColorMode.GRAY, 8, 150), scan(A4_GRAY, Quirk.PAGE_SIZE_OPTIONS));
    assertTrue(requests.indexOf("SET page-width") < requests.indexOf("SET br-x"));
    assertTrue(requests.indexOf("SET page-height") < requests.indexOf("SET br-y"));
  }

  @Test
  void anAreaInPixelsIsThatOfThePaperToo() throws Exception {
    assertEquals(
        new PageFormat(1240, 1754, ColorMode.GRAY, 8, 150), scan(A4_GRAY, Quirk.PIXEL_GEOMETRY));
  }

  @Test
  void aResolutionInTwoOptionsIsSetInBoth() throws Exception {
    assertEquals(150, scan(A4_GRAY, Quirk.TWO_RESOLUTIONS).dpi());
    assertTrue(requests.containsAll(List.of("SET x-resolution", "SET y-resolution")));
  }

  @Test
  void aResolutionBetweenTheStepsOfARangeIsRefused() throws Exception {
    ScanProfile between = new ScanProfile(275, ColorMode.GRAY, "ADF Front", Paper.A4);
    ScanProfile on = new ScanProfile(250, ColorMode.GRAY, "ADF Front", Paper.A4);

    assertEquals(250, scan(on, Quirk.RESOLUTION_RANGE).dpi());
    assertRefused(
        "resolution: asked for 275 dpi, the scanner has 50 to 600 in steps of 50 dpi",
        builder(Quirk.RESOLUTION_RANGE),
        between);
  }

  @ParameterizedTest
  @EnumSource(ColorMode.class)
  void aModeIsSetUnderWhateverNameItHas(ColorMode mode) throws Exception {
    ScanProfile profile = new ScanProfile(75, mode, "ADF Front", Paper.A4);

    assertEquals(mode, scan(profile, Quirk.OTHER_MODE_NAMES).mode());
  }

  @Test
  void doubleFeedsAreMadeToStopTheFeeder() throws Exception {
    scan(A4_GRAY, Quirk.DOUBLE_FEED_ACTION);
    assertTrue(requests.contains("SET df-action"));
  }

  @Test
  void allThatTheScannerSeesCanBeAskedFor() throws Exception {
    ScanProfile all = new ScanProfile(75, ColorMode.GRAY, "ADF Front", Paper.MAX);

    assertEquals(new PageFormat(877, 1240, ColorMode.GRAY, 8, 75), scan(all));
    assertEquals(877, scan(all, Quirk.PAGE_SIZE_OPTIONS).width());
    assertEquals(877, scan(all, Quirk.PIXEL_GEOMETRY).width());
  }

  @Test
  void paperThatIsLargerThanTheScannerIsRefusedButForAMargin() throws Exception {
    ScanProfile wide = new ScanProfile(75, ColorMode.GRAY, "ADF Front", new Paper(310, 297));
    ScanProfile nearly = new ScanProfile(75, ColorMode.GRAY, "ADF Front", new Paper(301, 297));

    assertRefused("br-x: asked for 310 mm, the scanner has 0 to 300 mm", builder(), wide);
    assertEquals(877, scan(nearly).width());
  }

  @Test
  void withoutASourceTheScannersOwnIsKept() throws Exception {
    ScanProfile any = new ScanProfile(75, ColorMode.GRAY, "", Paper.A4);
    scan(any);
    assertFalse(requests.contains("SET source"));
  }

  @Test
  void aScannerWithoutSourcesGivesOneSide() throws Exception {
    ScanProfile any = new ScanProfile(75, ColorMode.GRAY, "", Paper.A4);
    try (Scanner scanner = open(builder().without("source"));
        Feed feed = scanner.feed(any)) {
      feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
      assertTrue(feed.next().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "resolution; resolution: asked for 150 dpi, the scanner has no such option",
        "mode; mode: asked for Gray, the scanner has no such option",
        "source; source: asked for ADF Front, the scanner has no such option",
        "tl-x; tl-x: asked for 0 mm, the scanner has no such option",
        "br-y; br-y: asked for 297 mm, the scanner has no such option"
      })
  void anOptionThatIsMissingIsRefusedByName(String option, String said) throws Exception {
    assertRefused(said, builder().without(option), A4_GRAY);
  }

  @Test
  void aScannerWithoutModesMayGiveTheRightOneByItself() throws Exception {
    ScanProfile color = new ScanProfile(75, ColorMode.COLOR, "ADF Front", Paper.A4);
    try (Scanner scanner = open(builder().without("mode", "depth"))) {
      scanner.check(color);
      assertThrows(ScanFault.class, () -> scanner.check(color.withDepth(16)));
    }
  }

  @Test
  void otherOptionsAreSetToWhatAPersonHasWritten() throws Exception {
    VirtualScanner.Builder builder = builder(Quirk.DOUBLE_FEED_ACTION, Quirk.NUMBERED_BUTTONS);
    try (Scanner scanner = open(builder)) {
      scanner.check(
          A4_GRAY.with("df-action", "Continue").with("depth", "16").with("button-update", "yes"));
    }
    assertTrue(requests.containsAll(List.of("SET df-action", "SET depth", "SET button-update")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "df-action; Explode; the scanner has Default, Continue, Stop",
        "depth; 12; the scanner has 8, 16",
        "depth; many; the scanner has 8, 16",
        "page-loaded; yes; the scanner has it fixed",
        "warp-drive; 9; the scanner has no such option"
      })
  void otherOptionsThatItDoesNotTakeAreRefused(String option, String value, String said)
      throws Exception {
    assertRefused(
        option + ": asked for " + value + ", " + said,
        builder(Quirk.DOUBLE_FEED_ACTION),
        A4_GRAY.with(option, value));
  }

  @Test
  void aPageBeyondTheLimitsIsRefusedBeforeItIsFed() throws Exception {
    VirtualScanner virtual = start(builder());
    SaneScanners scanners =
        new SaneScanners(virtual.address(), TimeLimits.DEFAULT, new FrameLimits(1000, 1 << 30));
    try (Scanner scanner = scanners.open("auto")) {
      ScanFault fault = assertThrows(ScanFault.class, () -> scanner.check(A4_GRAY));

      assertEquals(Kind.TOO_LARGE, fault.kind());
      assertTrue(fault.getMessage().contains("1240 x 1754"), fault.getMessage());
    }
  }

  @Test
  void aProfileKeepsTheOrderOfItsOptions() {
    ScanProfile profile = A4_GRAY.with("b", "1").with("a", "2").with("c", "3");

    assertEquals(List.of("b", "a", "c"), List.copyOf(profile.options().keySet()));
    assertEquals(Map.of(), A4_GRAY.options());
    assertEquals(1, new ScanProfile(75, ColorMode.LINEART, "", Paper.A4).depth());
  }

  private PageFormat scan(ScanProfile profile, Quirk... quirks) throws Exception {
    try (Scanner scanner = open(builder(quirks));
        Feed feed = scanner.feed(profile)) {
      return feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
    }
  }

  private void assertRefused(String said, VirtualScanner.Builder builder, ScanProfile profile)
      throws Exception {
    try (Scanner scanner = open(builder)) {
      ScanFault fault = assertThrows(ScanFault.class, () -> scanner.check(profile));

      assertEquals(Kind.UNSUPPORTED, fault.kind(), fault.getMessage());
      assertTrue(fault.getMessage().contains(said), fault.getMessage());
    }
  }

  private VirtualScanner.Builder builder(Quirk... quirks) {
    return VirtualScanner.builder()
        .quirks(quirks)
        .sheets(List.of(Sheet.oneSided(PageSource.white(A3))))
        .flatbed(PageSource.white(A3))
        .onRequest(requests::add);
  }

  private Scanner open(VirtualScanner.Builder builder) throws Exception {
    return new SaneScanners(start(builder).address(), TimeLimits.DEFAULT).open("auto");
  }

  private VirtualScanner start(VirtualScanner.Builder builder) throws Exception {
    VirtualScanner virtual = builder.start();
    running.add(virtual);
    return virtual;
  }
}
