package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.config.BlankSides;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.config.Duplex;
import org.sealpress.appliance.config.Profile;
import org.sealpress.intake.CaptureOrder;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.plan.Policy;
import org.sealpress.plan.Required;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;

class OrdersTest {
  private static final PageStyle STYLE = new PageStyle(PageStyle.Profile.COMPACT, true, true, true);
  private static final DocumentClass CLASS =
      new DocumentClass(
          "legal",
          new Profile(
              "office", new ScanProfile(200, ColorMode.GRAY, "ADF", Paper.A4), Duplex.MANUAL),
          List.of("deu", "eng"),
          Policy.USUAL,
          BlankSides.DROP,
          STYLE,
          true,
          Required.ALL,
          Duration.ofMinutes(10));

  @Test
  void whatIsScannedHasAllThatItsClassAsksFor() {
    CaptureOrder order = Orders.scanned(CLASS);
    assertEquals("office", order.profileName());
    assertEquals(200, order.profile().resolution());
    assertTrue(order.manualDuplex());
    assertEquals(Duration.ofMinutes(10), order.check());
    assertIsOfTheClass(order);
  }

  @Test
  void aFileHasAllThatIsNotAboutScanning() {
    CaptureOrder order = Orders.imported(CLASS);
    assertEquals("as-it-came", order.profileName());
    assertFalse(order.manualDuplex());
    assertEquals(Duration.ZERO, order.check(), "nobody stands there");
    assertIsOfTheClass(order);
  }

  private static void assertIsOfTheClass(CaptureOrder order) {
    assertEquals("legal", order.documentClass());
    assertEquals(List.of("deu", "eng"), order.languages());
    assertTrue(order.dropBlank());
    assertEquals(STYLE, order.style());
    assertTrue(order.split());
  }
}
