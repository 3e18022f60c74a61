package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.cipher.DataKey;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.VirtualScanner;

/** Heap does not depend on the size of a page, nor on how many there are. */
class SmallHeapFeedingIT {
  private static final PageFormat A4_600 = new PageFormat(4960, 7016, ColorMode.COLOR, 8, 600);
  private static final int SIDES = 20;
  private static final int HEAP_MIB = 48;

  @TempDir Path dir;

  private static PageSource page(int number) {
    return PageSource.painted(A4_600, (y, row) -> Arrays.fill(row, (byte) (number * 31 + y)));
  }

  @Test
  void twentySidesOfA4At600DpiInColourGoThroughAHeapSmallerThanHalfASide() throws Exception {
    long needed = (SIDES + 1) * A4_600.totalBytes();
    assumeTrue(
        Files.getFileStore(dir).getUsableSpace() > needed,
        () -> "skipped: " + (needed >> 20) + " MiB are not free at " + dir);
    List<Sheet> sheets =
        IntStream.range(0, SIDES / 2)
            .mapToObj(n -> new Sheet(page(2 * n + 1), page(2 * n + 2)))
            .toList();
    try (VirtualScanner scanner = VirtualScanner.builder().sheets(sheets).start()) {
      String said = feed(scanner);
      System.out.print(said);
      assertTrue(said.startsWith(SIDES + " sides, "), said);
    }
    List<Path> raw = raw();
    assertEquals(SIDES, raw.size());
    for (Path side : raw) {
      assertEquals(A4_600.totalBytes(), DataKey.plainLength(Files.size(side)));
    }
  }

  private List<Path> raw() throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve("spool"))) {
      return files.filter(file -> file.toString().endsWith(".raw")).toList();
    }
  }

  private String feed(VirtualScanner scanner) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FeedingMain.class.getName(),
                dir.toString(),
                scanner.address().getHostString(),
                String.valueOf(scanner.address().getPort()),
                scanner.device(),
                "600")
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), said);
      assertEquals(0, process.exitValue(), said);
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
