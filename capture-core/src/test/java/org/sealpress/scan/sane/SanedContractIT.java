package org.sealpress.scan.sane;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.page.ColorMode;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.ScannerContract;
import org.sealpress.scan.Scanners;

/** {@link SaneScanners} with a real saned and its backend {@code test}. */
class SanedContractIT extends ScannerContract {
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

  @Override
  protected Scanners scanners() {
    return new SaneScanners(saned.address(), TimeLimits.DEFAULT);
  }

  @Override
  protected String device() {
    return "test:0";
  }

  @Override
  protected ScanProfile feeder(ColorMode mode) {
    return new ScanProfile(75, mode, "Automatic Document Feeder", new Paper(80, 100));
  }

  @Override
  protected String flatbed() {
    return "Flatbed";
  }

  @Override
  protected int sides() {
    return 10;
  }

  @Override
  protected int impossibleResolution() {
    return 5000;
  }
}
