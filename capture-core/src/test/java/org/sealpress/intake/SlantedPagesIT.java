package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.fixture.Programs;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageStyle;
import org.sealpress.page.PageStyle.Profile;
import org.sealpress.pdf.DocumentInfo;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;

/** A search hit in a viewer lies on the word, also on a page that was pulled in aslant. */
class SlantedPagesIT {
  private static final Pattern WORD =
      Pattern.compile("<word xMin=\"(.*)\" yMin=\"(.*)\" xMax=\"(.*)\" yMax=\"(.*)\">(.*)</word>");
  private static final int DPI = 200;
  private static final int WIDTH = 1165;
  private static final int HEIGHT = 1654;

  /** Pixels of a capital letter above the line: what hangs below is no part of a box. */
  private static final int CAPITAL = 23;

  /** Pixels by which the centre of a word may be off; a word is some 34 high with its tails. */
  private static final double CLOSE = 13;

  private static final List<String> LINES =
      List.of(
          "Monday begins beside water",
          "Tuesday follows another river",
          "Wednesday crosses bridges",
          "Thursday counts seventeen boats",
          "Friday measures distance twice",
          "Saturday sleeps",
          "Sunday writes everything down",
          "Nobody remembers yesterday",
          "Forests darken slowly",
          "Lanterns guide returning people",
          "Children whisper behind doors",
          "Morning comes again");

  private static PageWorkers workers;
  @TempDir Path folder;

  @BeforeAll
  static void start() {
    workers = new PageWorkers(new WorkerSettings(1, Duration.ofMinutes(2), 256));
  }

  @AfterAll
  static void end() {
    workers.close();
  }

  /** Draws the page turned about its centre and remembers where the centre of each word came. */
  private static BufferedImage drawn(double degrees, Map<String, Point2D> centres) {
    BufferedImage page = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, WIDTH, HEIGHT);
    Graphics2D g = page.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    AffineTransform turn =
        AffineTransform.getRotateInstance(Math.toRadians(degrees), WIDTH / 2.0, HEIGHT / 2.0);
    g.setTransform(turn);
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SERIF, Font.PLAIN, 34));
    int y = 200;
    for (String line : LINES) {
      int x = 150;
      for (String word : line.split(" ", -1)) {
        Rectangle2D box =
            g.getFont().createGlyphVector(g.getFontRenderContext(), word).getVisualBounds();
        g.drawString(word, x, y);
        centres.put(word, new Point2D.Double(x + box.getCenterX(), y - CAPITAL / 2.0));
        x += (int) box.getWidth() + 18;
      }
      y += 110;
    }
    g.dispose();
    return page;
  }

  private Map<String, Point2D> found(BufferedImage image, PageStyle style) throws Exception {
    Path file = folder.resolve("page.png");
    ImageIO.write(image, "png", file.toFile());
    Path pdf = folder.resolve("page.pdf");
    DocumentInfo info =
        new DocumentInfo(
            "A page", "en", OffsetDateTime.parse("2026-11-25T10:00:00Z"), Optional.empty());
    try (OutputStream out = Files.newOutputStream(pdf)) {
      new Conversion(workers, new ReadingSettings(List.of("eng"), DPI, style, 85))
          .convert(List.of(file), info, out, (page, result) -> {});
    }
    Map<String, Point2D> centres = new HashMap<>();
    WORD.matcher(Programs.run("pdftotext", "-bbox", pdf.toString(), "-"))
        .results()
        .forEach(
            word ->
                centres.put(
                    word.group(5),
                    new Point2D.Double(
                        middle(word.group(1), word.group(3)),
                        middle(word.group(2), word.group(4)))));
    return centres;
  }

  private static double middle(String from, String to) {
    return (Double.parseDouble(from) + Double.parseDouble(to)) / 2 * DPI / 72;
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, true",
    "3, 0, false",
    "-4.5, 1, true",
    "-4.5, 1, false",
    "1.2, 2, true",
    "1.2, 2, false",
    "-0.6, 3, true",
    "-0.6, 3, false",
    "0, 0, true"
  })
  void theBoxOfAWordLiesOnTheWord(double degrees, int turns, boolean straighten) throws Exception {
    Map<String, Point2D> expected = new HashMap<>();
    BufferedImage page = DrawnPage.turned(drawn(degrees, expected), turns);

    Map<String, Point2D> found =
        found(page, new PageStyle(Profile.FAITHFUL, straighten, false, false));

    AffineTransform shown =
        AffineTransform.getRotateInstance(
            straighten ? 0 : Math.toRadians(degrees), WIDTH / 2.0, HEIGHT / 2.0);
    int right = 0;
    for (Map.Entry<String, Point2D> word : expected.entrySet()) {
      Point2D at = found.get(word.getKey());
      if (at != null) {
        right++;
        Point2D centre = shown.transform(word.getValue(), null);
        assertEquals(
            0, centre.distance(at), CLOSE, word.getKey() + " at " + at + ", is at " + centre);
      }
    }
    assertTrue(right >= expected.size() - 2, right + " of " + expected.keySet() + " in " + found);
  }
}
