package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What little on a side keeps it from being blank, on paper with the noise of a scanner. */
class NotBlankTest {
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 1754;

  private static GreyImage side(int paper, Consumer<Graphics2D> drawn) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setRenderingHints(Map.of(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON));
    g.setColor(grey(paper));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    drawn.accept(g);
    g.dispose();
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    Random random = new Random(3);
    for (int i = 0; i < samples.length; i++) {
      int noisy = (samples[i] & 0xFF) + (int) Math.round(6 * random.nextGaussian());
      samples[i] = (byte) Math.max(0, Math.min(255, noisy));
    }
    return new GreyImage(WIDTH, HEIGHT, 150, ByteBuffer.wrap(samples));
  }

  private static Color grey(int level) {
    return new Color(level, level, level);
  }

  private static void text(Graphics2D g, int level, int size, String text, int x, int y) {
    g.setColor(grey(level));
    g.setFont(new Font(Font.SERIF, Font.PLAIN, size));
    g.drawString(text, x, y);
  }

  private static void shade(Graphics2D g, int from, int to, int x, int width) {
    g.setPaint(new GradientPaint(x, 0, grey(from), x + width, 0, grey(to)));
    g.fillRect(x, 0, width, HEIGHT);
  }

  static Stream<Arguments> sides() {
    return Stream.of(
        side("nothing", true, 240, g -> {}),
        side("tinted paper, darker to one edge", true, 240, g -> shade(g, 240, 200, 0, WIDTH)),
        side("the shadow of a fold", true, 240, g -> shade(g, 240, 222, 600, 40)),
        side("print of the other side, through", true, 240, g -> print(g, 226)),
        side("a black frame of a broken scan", false, 0, g -> {}),
        side("a dark sheet", false, 70, g -> {}),
        side("a soft picture", false, 240, g -> shade(g, 230, 90, 100, 900)),
        side("a faint pencil line", false, 240, g -> line(g, 195, 3)),
        side("a hair line of a pen", false, 240, g -> line(g, 120, 1.5f)),
        side("a small signature", false, 240, NotBlankTest::signature),
        side("a pale stamp", false, 240, NotBlankTest::stamp),
        side("one word", false, 240, g -> text(g, 30, 22, "Seen.", 900, 1600)),
        side("a page number in the corner", false, 240, g -> text(g, 30, 22, "12", 1190, 1715)));
  }

  private static Arguments side(String what, boolean blank, int paper, Consumer<Graphics2D> drawn) {
    return Arguments.of(what, blank, side(paper, drawn));
  }

  private static void print(Graphics2D g, int level) {
    for (int y = 150; y < 1600; y += 30) {
      text(g, level, 22, "what is written on the other side of this sheet", 150, y);
    }
  }

  private static void line(Graphics2D g, int level, float wide) {
    g.setColor(grey(level));
    g.setStroke(new BasicStroke(wide));
    g.drawLine(250, 500, 560, 515);
  }

  private static void signature(Graphics2D g) {
    g.setColor(grey(60));
    g.setStroke(new BasicStroke(2));
    g.drawArc(500, 1500, 60, 30, 0, 300);
    g.drawArc(540, 1495, 45, 30, 90, 300);
  }

  private static void stamp(Graphics2D g) {
    g.setColor(grey(200));
    g.setStroke(new BasicStroke(3));
    g.drawRect(500, 500, 175, 90);
    text(g, 200, 30, "PAID", 540, 555);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sides")
  void whatIsSurelyBlankAndWhatIsNot(String what, boolean blank, GreyImage side) {
    assertEquals(blank, Blank.is(side), what);
  }
}
