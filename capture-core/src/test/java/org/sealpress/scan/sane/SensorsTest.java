package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Sensors;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Quirk;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.Trouble;
import org.sealpress.scan.virtual.VirtualScanner;

class SensorsTest {
  private static final Set<String> BUTTONS = Set.of("scan", "email", "function");

  @Test
  void theSensorsAreListed() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().start();
        Scanner scanner = open(virtual)) {
      assertEquals(
          Set.of("scan", "email", "function", "page-loaded", "cover-open", "double-feed"),
          ((Sensors) scanner).sensors());
    }
  }

  @Test
  void aPressIsSeenOnce() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().start();
        Scanner scanner = open(virtual)) {
      Sensors sensors = (Sensors) scanner;
      assertEquals(Set.of(), sensors.read(BUTTONS));
      virtual.press("email");
      assertEquals(Set.of("email"), sensors.read(BUTTONS));
      assertEquals(Set.of(), sensors.read(BUTTONS));
    }
  }

  @Test
  void paperAndCoverAreSeen() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().start();
        Scanner scanner = open(virtual)) {
      Sensors sensors = (Sensors) scanner;
      PageFormat format = new PageFormat(10, 10, ColorMode.GRAY, 8, 0);
      virtual.load(List.of(Sheet.oneSided(PageSource.white(format))));
      virtual.cover(true);

      assertEquals(
          Set.of("page-loaded", "cover-open"),
          sensors.read(Set.of("page-loaded", "cover-open", "double-feed")));
    }
  }

  @Test
  void aButtonThatIsANumberIsReadAfterItsUpdate() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().quirks(Quirk.NUMBERED_BUTTONS).start();
        Scanner scanner = open(virtual)) {
      Sensors sensors = (Sensors) scanner;
      assertTrue(sensors.sensors().contains("button-1"));
      assertEquals(Set.of(), sensors.read(Set.of("button-1")));
      virtual.press("scan");
      assertEquals(Set.of("button-1"), sensors.read(Set.of("button-1")));
      assertEquals(Set.of(), sensors.read(Set.of("button-1")));
    }
  }

  @Test
  void aConnectionThatWasLostIsMadeAnew() throws Exception {
    try (VirtualScanner virtual = VirtualScanner.builder().start();
        Scanner scanner = open(virtual)) {
      Sensors sensors = (Sensors) scanner;
      virtual.trouble(Trouble.at(Trouble.Step.CONTROL, Trouble.Kind.DROP));
      assertEquals(Set.of(), sensors.read(BUTTONS));
      virtual.press("scan");
      assertEquals(Set.of("scan"), sensors.read(BUTTONS));
    }
  }

  private static Scanner open(VirtualScanner virtual) throws Exception {
    return new SaneScanners(virtual.address(), TimeLimits.DEFAULT).open("auto");
  }
}
