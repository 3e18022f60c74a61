package org.sealpress.intake;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sealpress.cipher.CipherWarmup;
import org.sealpress.gate.PdfGate;
import org.sealpress.ledger.Ledger;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;

/**
 * Feeds one batch into a spool and says how long it took and how much of the heap was used at most;
 * run by {@link SmallHeapFeedingIT} and by deploy/bench.sh. Nothing is read or sealed. Arguments:
 * data, host, port, device, dpi.
 */
final class FeedingMain {
  private FeedingMain() {}

  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByName(args[1]), Integer.parseInt(args[2]));
    ScanProfile profile =
        new ScanProfile(Integer.parseInt(args[4]), ColorMode.COLOR, "ADF Duplex", Paper.A4);
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(dir.resolve("ledger"), "box", clock, new SecureRandom());
        Scanner scanner = new SaneScanners(address, TimeLimits.DEFAULT).open(args[3]);
        Intake intake =
            new Intake(
                new IntakeSettings(
                    "box",
                    dir.resolve("spool"),
                    85,
                    ZoneOffset.UTC,
                    Duration.ZERO,
                    BoxKeys.in(dir)),
                IntakeLimits.USUAL,
                (job, image) -> new CompletableFuture<>(),
                PdfGate.OFF,
                new FakeStore(),
                ledger,
                clock,
                System::nanoTime,
                new SecureRandom(),
                event -> {})) {
      CipherWarmup.run(new SecureRandom()); // as the daemon does
      long start = System.nanoTime();
      int sides =
          intake.capture(
              intake.newId(),
              new CaptureOrder(
                  "draft", "600", profile, List.of("eng"), false, PageStyle.AS_SCANNED),
              scanner);
      System.out.printf(
          "%d sides, %d ms, heap %d MiB of %d%n",
          sides,
          (System.nanoTime() - start) / 1_000_000,
          peak() >> 20,
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
