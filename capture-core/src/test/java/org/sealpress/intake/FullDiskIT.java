package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.TestDisk;
import org.sealpress.intake.CaptureEvent.Parked;
import org.sealpress.ledger.Event;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.VirtualScanner;

/** The disk of the spool, and of the ledger, is full in the middle of a batch. */
class FullDiskIT {
  private static final PageFormat PAGE = new PageFormat(1240, 1754, ColorMode.GRAY, 8, 150);
  private static final int SIDES_THAT_FIT = 3;

  @TempDir Path dir;

  private static CaptureOrder order() {
    ScanProfile profile = new ScanProfile(150, ColorMode.GRAY, "ADF Front", Paper.A4);
    return new CaptureOrder("legal", "grey", profile, List.of("eng"), false, PageStyle.AS_SCANNED);
  }

  @Test
  void whatCameBeforeIsSafeAndSealedOnceThereIsRoomAndTheScannerGoesOn() throws Exception {
    int room = (int) PAGE.totalBytes() * SIDES_THAT_FIT + 900_000;
    List<Sheet> sheets = Collections.nCopies(6, Sheet.oneSided(PageSource.pattern(PAGE, 7)));
    try (TestDisk disk = TestDisk.tmpfs(dir, room);
        VirtualScanner virtual = VirtualScanner.builder().sheets(sheets).start();
        IntakeBox box = new IntakeBox(disk.root());
        Scanner scanner =
            new SaneScanners(virtual.address(), TimeLimits.DEFAULT).open(virtual.device())) {
      String id = box.intake.newId();
      Path filler = disk.root().resolve("filler");
      Files.write(filler, new byte[600_000]);

      IOException e =
          assertThrows(IOException.class, () -> box.intake.capture(id, order(), scanner));

      assertTrue(e.getMessage().startsWith("The box could not store the sheet ("), e.getMessage());
      assertTrue(e.getMessage().contains("the disk is full"), e.getMessage());
      assertTrue(
          e.getMessage().endsWith("The first 3 sheets are safe: feed again from sheet 4 on."),
          e.getMessage());
      await().atMost(Duration.ofSeconds(20)).until(() -> settledOrParked(box));
      Files.delete(filler);
      box.settle();
      assertEquals(3, box.store.documents().get(0).pages());
      assertEquals(List.of(e.getMessage()), box.store.documents().get(0).flaws());
      assertEquals(1, box.events(Event.Captured.class).size());
      assertEquals(List.of(), box.files());

      virtual.clear();
      virtual.load(sheets.subList(0, 2));
      assertEquals(2, box.intake.capture(box.intake.newId(), order(), scanner));
      box.settle();
      assertEquals(2, box.store.documents().get(1).pages());
    }
  }

  private static boolean settledOrParked(IntakeBox box) {
    return box.intake.openCaptures() == 0 || !box.told.all(Parked.class).isEmpty();
  }

  private static void fillUp(Path file) {
    try {
      Files.write(file, new byte[10_000_000]);
    } catch (IOException e) {
      // that is what was wanted
    }
  }

  @Test
  void aDiskThatIsFullBeforeThePressRefusesItBeforeAnythingIsFed() throws Exception {
    try (TestDisk disk = TestDisk.tmpfs(dir, 1_000_000);
        IntakeBox box = new IntakeBox(disk.root())) {
      fillUp(disk.root().resolve("filler"));
      FakeScanner scanner = new FakeScanner(1);
      IOException e =
          assertThrows(
              IOException.class,
              () -> box.intake.capture(box.intake.newId(), Sides.ORDER, scanner));
      assertTrue(e.getMessage().startsWith("Nothing was fed: "), e.getMessage());
      assertTrue(e.getMessage().contains("disk is almost full"), e.getMessage());
      assertEquals(List.of(), scanner.calls);
      assertEquals(List.of(), box.files());
    }
  }
}
