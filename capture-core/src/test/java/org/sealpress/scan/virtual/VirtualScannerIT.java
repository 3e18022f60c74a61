package org.sealpress.scan.virtual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Loopback;
import org.sealpress.scan.Pnm;
import org.sealpress.scan.Programs;

/** The virtual scanner as SANE's own client sees it. */
class VirtualScannerIT {
  @TempDir Path dir;
  private VirtualScanner scanner;
  private Scanimage scanimage;

  @BeforeEach
  void switchOn() throws IOException {
    InetAddress address = Loopback.free();
    scanner = VirtualScanner.builder().listen(address, Loopback.SANE_PORT).start();
    scanimage = new Scanimage(dir, address, scanner.device());
  }

  @AfterEach
  void switchOff() {
    scanner.close();
  }

  @Test
  void scanimageListsIt() throws Exception {
    Programs.Ended ended = scanimage.run("-L");

    assertTrue(ended.out().contains("`" + scanimage.device() + "'"), ended.toString());
    assertTrue(ended.out().contains("Sealpress Virtual scanner"), ended.toString());
  }

  @Test
  void scanimageReadsItsOptions() throws Exception {
    String options = scanimage.run("-d", scanimage.device(), "-A").out();

    for (String line :
        List.of(
            "--source Flatbed|ADF Front|ADF Duplex [ADF Front]",
            "--mode Lineart|Gray|Color [Color]",
            "--depth 8|16bit [8]",
            "--resolution 75|100|150|200|300|400|600dpi [300]",
            "-l 0..300mm [0]",
            "-x 0..300mm [300]",
            "-y 0..600mm [600]",
            "--scan[=(yes|no)] [no] [hardware]",
            "--page-loaded[=(yes|no)] [no] [hardware]",
            "--cover-open[=(yes|no)] [no] [hardware]",
            "--double-feed[=(yes|no)] [no] [hardware]")) {
      assertTrue(options.contains(line), line + " is missing in\n" + options);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Lineart,8,333,217",
    "Gray,8,333,217",
    "Color,8,333,217",
    "Gray,16,61,97",
    "Color,16,61,97"
  })
  void scanimageScansAPageByteForByte(String mode, int depth, int width, int height)
      throws Exception {
    ColorMode color = ColorMode.valueOf(mode.toUpperCase(Locale.ROOT));
    PageFormat format =
        new PageFormat(width, height, color, color == ColorMode.LINEART ? 1 : depth, 0);
    byte[] samples = Pnm.noise(format, 1);
    Path page = dir.resolve("page.pnm");
    Files.write(page, Pnm.file(format, samples));
    scanner.load(List.of(Sheet.oneSided(PageSource.of(page))));
    List<String> arguments = new ArrayList<>(List.of("--mode", mode));
    if (color != ColorMode.LINEART) {
      arguments.addAll(List.of("--depth", Integer.toString(depth)));
    }
    arguments.addAll(List.of("-o", "scan.pnm"));

    Programs.Ended ended = scanimage.scan(arguments.toArray(String[]::new));

    assertEquals(0, ended.exit(), ended.toString());
    byte[] scanned = Files.readAllBytes(dir.resolve("scan.pnm"));
    assertArrayEquals(samples, Pnm.samplesOf(scanned));
    assertEquals((byte) page(color), scanned[1]);
  }

  private static char page(ColorMode mode) {
    return switch (mode) {
      case LINEART -> '4';
      case GRAY -> '5';
      case COLOR -> '6';
    };
  }

  @Test
  void scanimageReadsTheFeederInDuplexOrderUntilItIsEmpty() throws Exception {
    PageFormat format = new PageFormat(123, 45, ColorMode.GRAY, 8, 0);
    List<byte[]> sides = new ArrayList<>();
    List<Sheet> sheets = new ArrayList<>();
    for (int sheet = 0; sheet < 3; sheet++) {
      sides.add(Pnm.noise(format, 2L * sheet));
      sides.add(Pnm.noise(format, 2L * sheet + 1));
      sheets.add(
          new Sheet(
              source(format, sides.get(2 * sheet)), source(format, sides.get(2 * sheet + 1))));
    }
    scanner.load(sheets);

    Programs.Ended ended =
        scanimage.scan("--mode", "Gray", "--source", "ADF Duplex", "--batch=page%02d.pnm");

    assertTrue(ended.err().contains("out of documents"), ended.toString());
    for (int side = 0; side < 6; side++) {
      byte[] scanned = Files.readAllBytes(dir.resolve("page0%d.pnm".formatted(side + 1)));
      assertArrayEquals(sides.get(side), Pnm.samplesOf(scanned), "side " + (side + 1));
    }
    assertFalse(Files.exists(dir.resolve("page07.pnm")));
    assertEquals(6, scanner.status().sidesDelivered());
  }

  @Test
  void scanimageSeesAButtonThatWasPressedOnce() throws Exception {
    scanner.press("scan");

    String first = scanimage.run("-d", scanimage.device(), "-A").out();
    String second = scanimage.run("-d", scanimage.device(), "-A").out();

    assertTrue(first.contains("--scan[=(yes|no)] [yes] [hardware]"), first);
    assertTrue(second.contains("--scan[=(yes|no)] [no] [hardware]"), second);
  }

  @Test
  void scanimageIsToldOfAJamAndScansTheSheetTheNextTime() throws Exception {
    PageFormat format = new PageFormat(40, 30, ColorMode.GRAY, 8, 0);
    scanner.load(List.of(Sheet.oneSided(source(format, Pnm.noise(format, 7)))));
    scanner.trouble(Trouble.after(500, Trouble.Kind.JAMMED));

    Programs.Ended jammed = scanimage.scan("--mode", "Gray", "-o", "jammed.pnm");
    Programs.Ended again = scanimage.scan("--mode", "Gray", "-o", "again.pnm");

    assertTrue(jammed.err().contains("jammed"), jammed.toString());
    assertEquals(0, again.exit(), again.toString());
    assertArrayEquals(
        Pnm.noise(format, 7), Pnm.samplesOf(Files.readAllBytes(dir.resolve("again.pnm"))));
  }

  static PageSource source(PageFormat format, byte[] samples) {
    int length = format.bytesPerLine();
    return PageSource.painted(
        format, (y, row) -> System.arraycopy(samples, y * length, row, 0, length));
  }
}
