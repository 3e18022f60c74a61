package org.sealpress.intake;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.sealpress.durable.Sha256;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;

/** Small sides of made-up sheets, each unlike the others. */
final class Sides {
  static final PageFormat FORMAT = new PageFormat(20, 10, ColorMode.GRAY, 8, 300);
  static final Instant PRESSED = Instant.parse("2026-11-24T09:15:00.123456Z");
  static final String CAPTURE = "acaptureacaptureacaptureab";
  static final String DOCUMENT = "adocumentadocumentadocumen";
  static final ScanProfile PROFILE = new ScanProfile(300, ColorMode.GRAY, "ADF Front", Paper.A4);
  static final CaptureOrder ORDER =
      new CaptureOrder(
          "legal", "grey-300", PROFILE, List.of("eng", "deu"), false, PageStyle.AS_SCANNED);

  private Sides() {}

  /** The samples of a side. */
  static byte[] samples(int number) {
    byte[] samples = new byte[(int) FORMAT.totalBytes()];
    Arrays.fill(samples, (byte) number);
    return samples;
  }

  static SideStored stored(int number) {
    return new SideStored(number, FORMAT, Sha256.of(samples(number)));
  }

  static Opened opened(String capture, String document) {
    return new Opened(
        capture,
        document,
        "legal",
        "grey-300",
        List.of("eng", "deu"),
        "front desk",
        "fake:1",
        "Fake One",
        false,
        false,
        PageStyle.AS_SCANNED,
        false,
        false,
        PRESSED);
  }

  static Opened opened() {
    return opened(CAPTURE, DOCUMENT);
  }
}
