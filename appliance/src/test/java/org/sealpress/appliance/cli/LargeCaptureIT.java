package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.Programs;
import org.sealpress.scan.virtual.VirtualScanner;

/** Twenty sides of A4 at 600 dpi in colour are 2 GB of samples. */
@OnlyWithAll
class LargeCaptureIT {
  /** A sixth of what the daemon may use. */
  private static final String HEAP = "SEALPRESS_HEAP=64m";

  @TempDir private Path folder;

  @Test
  void twentySidesAt600DpiInColourNeedLittleHeap() throws Exception {
    Programs.assume("rclone", "tesseract");
    try (VirtualScanner scanner = VirtualScanner.builder().start()) {
      scanner.load(SampleSheets.byName().get("pattern600").get());
      Box box = Box.in(folder, scanner.address());
      Path config = box.configure();
      Files.writeString(
          config,
          Files.readString(config)
              .replace(
                  "resolution: 200, mode: gray, source: ADF Front, paper: a5",
                  "resolution: 600, mode: color, source: ADF Duplex, paper: a4"));
      try (Program daemon =
          Program.start(folder, List.of(HEAP), "run", "--config", config.toString())) {
        daemon.awaitOutput("the scanner is ready");
        JsonObject capture = box.await(box.press(), "safe");
        assertEquals(20, capture.getInteger("sides"));
        assertEquals(List.of(), capture.getJsonArray("flaws").getList());
        daemon.terminate();
        daemon.ended();
      }
    }
  }
}
