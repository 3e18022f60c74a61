package org.sealpress.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.page.RasterRows;
import org.sealpress.worker.PageJob.Effort;

/** Pages without text to speak of, and of sizes that nobody prints, with the real engine. */
class OddPagesIT {
  private static PageWork work;

  @BeforeAll
  static void begin() {
    work = new PageWork();
  }

  @AfterAll
  static void end() {
    work.close();
  }

  private static PageWork.Outcome done(BufferedImage image, int dpi) throws Exception {
    PageFormat format = new RasterRows(image, dpi).format();
    PageSource source = new PageSource.Samples(format, () -> new RasterRows(image, dpi));
    return work.on(
        new PageJob(source, List.of("eng"), dpi, 0, false, PageStyle.AS_SCANNED, 85, Effort.READ));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "1, 1, 600",
    "1, 5, 1200",
    "3, 2000, 0",
    "3, 2000, 600",
    "2000, 3, 1200",
    "40, 33000, 300",
    "33000, 40, 300",
    "32, 32, 300"
  })
  void aPageOfAnySizeIsAPage(int width, int height, int dpi) throws Exception {
    BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(1);
    for (int i = 0; i < width * height; i++) {
      noise.getRaster().setSample(i % width, i / width, 0, random.nextInt(256));
    }
    PageWork.Outcome outcome = done(noise, dpi);
    assertEquals(width, outcome.result().format().width());
    assertEquals(height, outcome.result().format().height());
    assertEquals(dpi == 0 ? 300 : dpi, outcome.result().format().dpi());
    assertFalse(outcome.result().blank());
    assertTrue(outcome.image().remaining() > 100);
  }

  @Test
  void aPageWithOnlyAPictureIsNeitherBlankNorFull() throws Exception {
    BufferedImage page = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 1165, 1654);
    Graphics2D g = page.createGraphics();
    g.setPaint(new GradientPaint(100, 100, new Color(220, 220, 220), 900, 900, Color.BLACK));
    g.fillOval(150, 200, 800, 900);
    g.dispose();
    PageResult result = done(page, 200).result();
    assertFalse(result.blank());
    assertEquals(0, result.quarterTurns());
    assertTrue(result.text().words() < 5, result.text().text());
  }

  @Test
  void aPhotoThatSaysAScreensResolutionIsReadAsAPage(@TempDir Path folder) throws Exception {
    BufferedImage page = DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, List.of("Signed and sealed"));
    BufferedImage large = new BufferedImage(5000, 7100, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = large.createGraphics();
    g.drawImage(page, 0, 0, 5000, 7100, null);
    g.dispose();
    Path file = folder.resolve("photo.png");
    ImageIO.write(large, "png", file.toFile());
    PageSource source = new PageSource.ImageFile(file, 0);
    PageResult result =
        work.on(
                new PageJob(
                    source, List.of("eng"), 0, 0, false, PageStyle.AS_SCANNED, 85, Effort.READ))
            .result();
    assertEquals(300, result.format().dpi());
    assertEquals("Signed and sealed", result.text().text());
    assertEquals(3508, result.text().height(), 20);
  }

  @Test
  void aResolutionThatTheScannerToldIsBelieved() throws Exception {
    BufferedImage strip = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 638, 2400);
    assertEquals(75, done(strip, 75).result().format().dpi());
  }
}
