package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.Paper;
import org.sealpress.scan.Pnm;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Side;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Quirk;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.Trouble;
import org.sealpress.scan.virtual.VirtualScanner;

/** What arrives of a page, in all the shapes that frames come in. */
class FramesTest {
  private static final PageFormat GRAY = new PageFormat(100, 80, ColorMode.GRAY, 8, 0);
  private static final ScanProfile PROFILE =
      new ScanProfile(75, ColorMode.GRAY, "ADF Front", Paper.MAX);
  private static final ScanProfile RECEIPT =
      new ScanProfile(75, ColorMode.GRAY, "ADF Front", new Paper(100, 0));

  private final List<VirtualScanner> running = new ArrayList<>();

  @AfterEach
  void switchOff() {
    running.forEach(VirtualScanner::close);
  }

  @ParameterizedTest
  @CsvSource({
    "LINEART,1,",
    "LINEART,1,PADDED_ROWS",
    "GRAY,8,",
    "GRAY,8,PADDED_ROWS",
    "GRAY,8,UNKNOWN_LENGTH",
    "COLOR,8,",
    "COLOR,8,PADDED_ROWS",
    "GRAY,16,",
    "GRAY,16,LITTLE_ENDIAN",
    "COLOR,16,",
    "COLOR,16,LITTLE_ENDIAN"
  })
  void aPageArrivesByteForByte(ColorMode mode, int depth, Quirk quirk) throws Exception {
    PageFormat format = new PageFormat(333, 217, mode, depth, 0);
    byte[] samples = Pnm.noise(format, 3);
    Quirk[] quirks = quirk == null ? new Quirk[0] : new Quirk[] {quirk};
    ScanProfile profile =
        new ScanProfile(75, mode, "ADF Front", Paper.MAX).withDepth(Math.max(8, depth));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Scanner scanner = open(start(page(format, samples), quirks));
        Feed feed = scanner.feed(profile)) {
      PageFormat arrived = feed.next().orElseThrow().copyTo(out);

      assertEquals(new PageFormat(333, 217, mode, depth, 75), arrived);
      assertArrayEquals(samples, out.toByteArray());
      assertTrue(feed.next().isEmpty());
    }
  }

  @Test
  void bothSidesOfTheSheetsComeInTheirOrder() throws Exception {
    List<byte[]> sides = new ArrayList<>();
    List<Sheet> sheets = new ArrayList<>();
    for (int sheet = 0; sheet < 3; sheet++) {
      byte[] front = Pnm.noise(GRAY, sheet);
      byte[] back = Pnm.noise(GRAY, sheet + 100L);
      sides.addAll(List.of(front, back));
      sheets.add(new Sheet(page(GRAY, front), page(GRAY, back)));
    }
    VirtualScanner virtual = start();
    virtual.load(sheets);
    ScanProfile duplex = new ScanProfile(75, ColorMode.GRAY, "ADF Duplex", Paper.MAX);
    try (Scanner scanner = open(virtual);
        Feed feed = scanner.feed(duplex)) {
      for (byte[] expected : sides) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        feed.next().orElseThrow().copyTo(out);
        assertArrayEquals(expected, out.toByteArray());
      }
      assertTrue(feed.next().isEmpty());
    }
  }

  @Test
  void aHugePageGoesThroughWithoutBeingHeld() throws Exception {
    PageFormat a4 = new PageFormat(4960, 7016, ColorMode.COLOR, 8, 600);
    PageSource page = PageSource.painted(a4, (y, row) -> row[0] = (byte) y);
    long[] written = new long[2];
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            written[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            written[0] += length;
            written[1] = Math.max(written[1], length);
          }
        };
    try (Scanner scanner = open(start(page));
        Feed feed = scanner.feed(new ScanProfile(600, ColorMode.COLOR, "ADF Front", Paper.A4))) {
      assertEquals(a4, feed.next().orElseThrow().copyTo(counting));
    }
    assertEquals(104_398_080, written[0]);
    assertTrue(written[1] <= 65_536, "the largest piece had " + written[1] + " bytes");
  }

  @Test
  void aPageOfUnknownLengthThatEndsWithinARowIsRefused() throws Exception {
    VirtualScanner virtual = start(page(GRAY, Pnm.noise(GRAY, 1)), Quirk.UNKNOWN_LENGTH);
    virtual.trouble(Trouble.after(3050, Trouble.Kind.SHORT));

    assertEquals(Kind.BAD_FRAME, fault(virtual, PROFILE).kind());
  }

  @Test
  void aPageOfUnknownLengthHasTheRowsThatCame() throws Exception {
    VirtualScanner virtual = start(page(GRAY, Pnm.noise(GRAY, 1)), Quirk.UNKNOWN_LENGTH);
    virtual.trouble(Trouble.after(3000, Trouble.Kind.SHORT));

    assertEquals(30, scan(virtual, PROFILE).height());
  }

  @Test
  void aPageWithoutAnEndIsRefused() throws Exception {
    PageFormat roll = new PageFormat(100, 20_000, ColorMode.GRAY, 8, 600);
    VirtualScanner virtual = start(PageSource.white(roll), Quirk.UNKNOWN_LENGTH);
    SaneScanners scanners =
        new SaneScanners(virtual.address(), TimeLimits.DEFAULT, new FrameLimits(10_000, 1 << 30));
    ScanProfile profile = new ScanProfile(600, ColorMode.GRAY, "ADF Front", Paper.MAX);
    try (Scanner scanner = scanners.open("auto");
        Feed feed = scanner.feed(profile)) {
      Side side = feed.next().orElseThrow();
      ScanFault fault =
          assertThrows(ScanFault.class, () -> side.copyTo(OutputStream.nullOutputStream()));

      assertEquals(Kind.TOO_LARGE, fault.kind());
    }
  }

  @Test
  void aReceiptMayBeShorterThanAnnouncedButAPageMayNot() throws Exception {
    VirtualScanner virtual = start();
    virtual.load(List.of(Sheet.oneSided(PageSource.white(GRAY))));
    virtual.trouble(Trouble.after(3000, Trouble.Kind.SHORT));
    assertEquals(30, scan(virtual, RECEIPT).height());

    virtual.clear();
    virtual.load(List.of(Sheet.oneSided(PageSource.white(GRAY))));
    virtual.trouble(Trouble.after(3000, Trouble.Kind.SHORT));
    ScanFault fault = fault(virtual, PROFILE);
    assertEquals(Kind.BAD_FRAME, fault.kind());
    assertTrue(fault.getMessage().contains("3000 of 8000 bytes"), fault.getMessage());
  }

  @Test
  void anEmptyFeederIsSeenThoughItIsToldLate() throws Exception {
    VirtualScanner virtual = start(page(GRAY, Pnm.noise(GRAY, 1)), Quirk.LATE_NO_DOCS);
    try (Scanner scanner = open(virtual);
        Feed feed = scanner.feed(PROFILE)) {
      feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
      assertEquals(Optional.empty(), feed.next());
      assertEquals(Optional.empty(), feed.next());
    }
  }

  private static PageSource page(PageFormat format, byte[] samples) {
    int length = format.bytesPerLine();
    return PageSource.painted(
        format, (y, row) -> System.arraycopy(samples, y * length, row, 0, length));
  }

  private static PageFormat scan(VirtualScanner virtual, ScanProfile profile) throws Exception {
    try (Scanner scanner = open(virtual);
        Feed feed = scanner.feed(profile)) {
      return feed.next().orElseThrow().copyTo(OutputStream.nullOutputStream());
    }
  }

  private static ScanFault fault(VirtualScanner virtual, ScanProfile profile) {
    return assertThrows(ScanFault.class, () -> scan(virtual, profile));
  }

  private static Scanner open(VirtualScanner virtual) throws ScanFault {
    return new SaneScanners(virtual.address(), TimeLimits.DEFAULT).open("auto");
  }

  private VirtualScanner start(PageSource page, Quirk... quirks) throws Exception {
    VirtualScanner virtual = start(quirks);
    virtual.load(List.of(Sheet.oneSided(page)));
    return virtual;
  }

  private VirtualScanner start(Quirk... quirks) throws Exception {
    VirtualScanner virtual = VirtualScanner.builder().quirks(quirks).start();
    running.add(virtual);
    return virtual;
  }
}
