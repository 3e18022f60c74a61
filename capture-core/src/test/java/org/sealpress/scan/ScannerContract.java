package org.sealpress.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.ScanFault.Kind;

/** What every kind of scanner must do. Each test opens the scanner afresh, with a full feeder. */
public abstract class ScannerContract {

  /** Where the scanner is found. */
  protected abstract Scanners scanners();

  /** Its name. */
  protected abstract String device();

  /** A profile that reads its feeder, one-sided, at a low resolution. */
  protected abstract ScanProfile feeder(ColorMode mode);

  /** The name of its glass. */
  protected abstract String flatbed();

  /** Sides that {@link #feeder} finds in the feeder. */
  protected abstract int sides();

  /** A resolution that it doesn't have. */
  protected abstract int impossibleResolution();

  @Test
  void theScannerIsListed() throws ScanFault {
    assertTrue(scanners().list().stream().anyMatch(info -> info.name().equals(device())));
  }

  @Test
  void anOpenScannerTellsItsName() throws ScanFault {
    try (Scanner scanner = scanners().open(device())) {
      assertEquals(device(), scanner.info().name());
      assertFalse(scanner.info().model().isEmpty());
    }
  }

  @Test
  void anUnknownScannerIsRefusedWithTheNamesOfThoseThereAre() {
    ScanFault fault = assertThrows(ScanFault.class, () -> scanners().open("nosuch:device"));

    assertEquals(Kind.NO_SUCH_DEVICE, fault.kind());
    assertTrue(fault.getMessage().contains("nosuch:device"), fault.getMessage());
    assertTrue(fault.getMessage().contains(device()), fault.getMessage());
  }

  @Test
  void theFeederIsReadUntilItIsEmptyAndThenStaysEmpty() throws Exception {
    try (Scanner scanner = scanners().open(device());
        Feed feed = scanner.feed(feeder(ColorMode.GRAY))) {
      assertEquals(sides(), readAll(feed));
      assertTrue(feed.next().isEmpty());
    }
  }

  @Test
  void theGlassGivesOneSideEachTime() throws Exception {
    ScanProfile feeder = feeder(ColorMode.GRAY);
    ScanProfile profile =
        new ScanProfile(feeder.resolution(), feeder.mode(), flatbed(), feeder.paper());
    try (Scanner scanner = scanners().open(device())) {
      for (int batch = 0; batch < 3; batch++) {
        try (Feed feed = scanner.feed(profile)) {
          assertEquals(1, readAll(feed));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LINEART,1", "GRAY,8", "COLOR,8", "GRAY,16", "COLOR,16"})
  void aSideHasTheModeAndDepthOfTheProfileAndAllItsBytes(ColorMode mode, int depth)
      throws Exception {
    ScanProfile profile = depth == 16 ? feeder(mode).withDepth(16) : feeder(mode);
    try (Scanner scanner = scanners().open(device());
        Feed feed = scanner.feed(profile)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PageFormat format = feed.next().orElseThrow().copyTo(out);

      assertEquals(mode, format.mode());
      assertEquals(depth, format.depth());
      assertEquals(profile.resolution(), format.dpi());
      assertEquals(format.totalBytes(), out.size());
    }
  }

  @Test
  void aProfileThatIsPossiblePassesTheCheckAndFeedsNothing() throws Exception {
    try (Scanner scanner = scanners().open(device())) {
      scanner.check(feeder(ColorMode.COLOR));
      scanner.check(feeder(ColorMode.GRAY));
      try (Feed feed = scanner.feed(feeder(ColorMode.GRAY))) {
        assertEquals(sides(), readAll(feed));
      }
    }
  }

  @Test
  void aResolutionThatItLacksIsRefusedWithThoseThatItHas() throws Exception {
    ScanProfile good = feeder(ColorMode.GRAY);
    ScanProfile bad =
        new ScanProfile(impossibleResolution(), good.mode(), good.source(), good.paper());
    try (Scanner scanner = scanners().open(device())) {
      ScanFault fault = assertThrows(ScanFault.class, () -> scanner.check(bad));

      assertEquals(Kind.UNSUPPORTED, fault.kind());
      String asked = "resolution: asked for " + impossibleResolution() + " dpi, the scanner has ";
      assertTrue(fault.getMessage().contains(asked), fault.getMessage());
      scanner.check(good);
    }
  }

  @Test
  void aSourceThatItLacksIsRefusedWithThoseThatItHas() throws Exception {
    ScanProfile good = feeder(ColorMode.GRAY);
    ScanProfile bad = new ScanProfile(good.resolution(), good.mode(), "Slide tray", good.paper());
    try (Scanner scanner = scanners().open(device())) {
      ScanFault fault = assertThrows(ScanFault.class, () -> scanner.feed(bad));

      assertEquals(Kind.UNSUPPORTED, fault.kind());
      assertTrue(fault.getMessage().contains("Slide tray"), fault.getMessage());
      assertTrue(fault.getMessage().contains(flatbed()), fault.getMessage());
    }
  }

  @Test
  void anOptionThatItLacksIsRefusedByName() throws Exception {
    try (Scanner scanner = scanners().open(device())) {
      ScanProfile bad = feeder(ColorMode.GRAY).with("toast-crispness", "7");
      ScanFault fault = assertThrows(ScanFault.class, () -> scanner.check(bad));

      assertEquals(Kind.UNSUPPORTED, fault.kind());
      assertTrue(fault.getMessage().contains("toast-crispness"), fault.getMessage());
    }
  }

  @Test
  void theNextSideIsNotGivenBeforeTheOneBeforeWasRead() throws Exception {
    try (Scanner scanner = scanners().open(device());
        Feed feed = scanner.feed(feeder(ColorMode.GRAY))) {
      Side side = feed.next().orElseThrow();

      assertThrows(IllegalStateException.class, feed::next);
      side.copyTo(OutputStream.nullOutputStream());
      assertThrows(IllegalStateException.class, () -> side.copyTo(OutputStream.nullOutputStream()));
      assertTrue(feed.next().isPresent());
    }
  }

  @Test
  void aBatchThatIsClosedInTheMiddleOfASideLeavesTheScannerUsable() throws Exception {
    try (Scanner scanner = scanners().open(device())) {
      Feed feed = scanner.feed(feeder(ColorMode.COLOR));
      assertTrue(feed.next().isPresent());
      feed.close();
      feed.close();

      assertThrows(IllegalStateException.class, feed::next);
      assertOneMoreSide(scanner);
    }
  }

  @Test
  void anOutputThatFailsEndsTheBatchAndLeavesTheScannerUsable() throws Exception {
    IOException full = new IOException("disk full");
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw full;
          }
        };
    try (Scanner scanner = scanners().open(device())) {
      try (Feed feed = scanner.feed(feeder(ColorMode.COLOR))) {
        Side side = feed.next().orElseThrow();
        assertSame(full, assertThrows(IOException.class, () -> side.copyTo(out)));
        assertThrows(IllegalStateException.class, feed::next);
      }
      assertOneMoreSide(scanner);
    }
  }

  @Test
  void nothingElseIsDoneWhileABatchIsOpen() throws Exception {
    try (Scanner scanner = scanners().open(device());
        Feed feed = scanner.feed(feeder(ColorMode.GRAY))) {
      assertTrue(feed.next().isPresent());
      assertThrows(IllegalStateException.class, () -> scanner.check(feeder(ColorMode.GRAY)));
    }
  }

  @Test
  void aScannerThatWasClosedCanBeOpenedAgain() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (Scanner scanner = scanners().open(device())) {
        assertOneMoreSide(scanner);
      }
    }
  }

  @Test
  void aSensorThatItLacksIsRefusedByName() throws Exception {
    try (Scanner scanner = scanners().open(device())) {
      Sensors sensors = (Sensors) scanner;
      ScanFault fault = assertThrows(ScanFault.class, () -> sensors.read(Set.of("crystal-ball")));

      assertEquals(Kind.UNSUPPORTED, fault.kind());
      assertTrue(fault.getMessage().contains("crystal-ball"), fault.getMessage());
      assertFalse(sensors.sensors().contains("crystal-ball"));
    }
  }

  private void assertOneMoreSide(Scanner scanner) throws Exception {
    try (Feed feed = scanner.feed(feeder(ColorMode.GRAY))) {
      Optional<Side> side = feed.next();
      assertTrue(side.isPresent());
      PageFormat format = side.get().copyTo(OutputStream.nullOutputStream());
      assertEquals(ColorMode.GRAY, format.mode());
    }
  }

  /** Reads a batch to its end; the number of its sides. */
  protected static int readAll(Feed feed) throws ScanFault, IOException {
    int sides = 0;
    for (Optional<Side> side = feed.next(); side.isPresent(); side = feed.next()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PageFormat format = side.get().copyTo(out);
      assertEquals(format.totalBytes(), out.size());
      sides++;
    }
    return sides;
  }
}
