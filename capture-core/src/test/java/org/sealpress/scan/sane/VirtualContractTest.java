package org.sealpress.scan.sane;

import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.ScannerContract;
import org.sealpress.scan.Scanners;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Quirk;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.VirtualScanner;

/** {@link SaneScanners} with a virtual scanner. */
class VirtualContractTest extends ScannerContract {
  private static final PageFormat PAGE = new PageFormat(620, 877, ColorMode.COLOR, 8, 75);

  protected VirtualScanner scanner;

  /** In what the scanner differs from a plain one. */
  protected Quirk[] quirks() {
    return new Quirk[0];
  }

  @BeforeEach
  void switchOn() throws IOException {
    scanner =
        VirtualScanner.builder()
            .quirks(quirks())
            .sheets(Collections.nCopies(5, Sheet.oneSided(PageSource.white(PAGE))))
            .flatbed(PageSource.white(PAGE))
            .start();
  }

  @AfterEach
  void switchOff() {
    scanner.close();
  }

  @Override
  protected Scanners scanners() {
    return new SaneScanners(scanner.address(), TimeLimits.DEFAULT);
  }

  @Override
  protected String device() {
    return scanner.device();
  }

  @Override
  protected ScanProfile feeder(ColorMode mode) {
    return new ScanProfile(150, mode, "ADF Front", Paper.A5);
  }

  @Override
  protected String flatbed() {
    return "Flatbed";
  }

  @Override
  protected int sides() {
    return 5;
  }

  @Override
  protected int impossibleResolution() {
    return 720;
  }
}
