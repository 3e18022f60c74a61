package org.sealpress.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.Programs;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageStyle;
import org.sealpress.page.RasterRows;
import org.sealpress.worker.PageJob.Effort;

/** What a person sees of a page, and how a person says that it lies. */
class PagePictureIT {
  private static final List<String> LINES =
      Collections.nCopies(12, "The lines of this page can be read one way only");

  private PageWorkers workers;

  @BeforeEach
  void start() {
    Programs.assume("tesseract");
    workers = new PageWorkers(new WorkerSettings(1, Duration.ofSeconds(60), 256));
  }

  @AfterEach
  void end() {
    workers.close();
  }

  private static PageSource source(BufferedImage image) {
    return new PageSource.Samples(
        new RasterRows(image, 200).format(), () -> new RasterRows(image, 200));
  }

  private BufferedImage picture(int imageType, int turns, Effort effort) throws Exception {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    PageJob job = PageJob.picture(source(DrawnPage.text(imageType, LINES)), turns, effort);
    workers.submit(job, () -> jpeg).get(90, TimeUnit.SECONDS);
    return ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void picturesAreAsLargeAsIsWantedAndTurned(int imageType) throws Exception {
    BufferedImage glance = picture(imageType, 0, Effort.GLANCE);
    assertEquals(400, glance.getHeight(), 1);
    BufferedImage look = picture(imageType, 1, Effort.LOOK);
    assertEquals(1654, look.getWidth(), "no larger than the page itself");
    assertEquals(1165, look.getHeight());
  }

  private PageResult read(BufferedImage image, int turns, boolean upright) throws Exception {
    PageJob job =
        new PageJob(
            source(image),
            List.of("eng"),
            200,
            turns,
            false,
            PageStyle.AS_SCANNED,
            85,
            Effort.READ,
            false,
            true,
            upright);
    return workers.submit(job, OutputStream::nullOutputStream).get(90, TimeUnit.SECONDS);
  }

  @Test
  void whatAPersonSaysIsNotTurnedByAMachine() throws Exception {
    BufferedImage page = DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, LINES);
    PageResult turned = read(page, 2, true);
    assertEquals(2, turned.quarterTurns(), "as it was said");
    assertNotEquals(String.join("\n", LINES), turned.text().text());
    PageResult right = read(DrawnPage.turned(page, 2), 2, true);
    assertEquals(2, right.quarterTurns());
    assertTrue(right.text().text().startsWith(LINES.get(0)), right.text().text());
    assertEquals(0, read(page, 2, false).quarterTurns(), "else it would be");
    assertTrue(right.look().preview().remaining() > 500, "and it is shown");
  }
}
