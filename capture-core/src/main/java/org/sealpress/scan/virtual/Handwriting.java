package org.sealpress.scan.virtual;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Map;

/**
 * Writes by hand: strokes that run smoothly through their points, drawn with a pen whose line is
 * broad when it comes down and fine when it goes up or is quick.
 */
final class Handwriting {
  private static final Color BLUE_INK = new Color(24, 44, 140);
  private static final double STEP_MM = 0.04;

  /** A woman's quick signature: a tall M, low waves, a loop down and a line under it all. */
  static final double[][] EDITH = {
    {
      0, 9, 1.5, 10, 4, 3, 6, -4, 6.6, -5, 6, 2, 5.2, 10.5, 6.4, 7, 9, 0, 11, -4.6, 11.6, -4.2, 11,
      2, 10.4, 9, 11.4, 10.4, 13.4, 8.6, 15, 6.6, 16.6, 6.2, 15.4, 7.4, 15, 9.6, 16.6, 10.2, 18.4,
      7.6, 19.4, 6.6, 19, 9.4, 20, 9.6, 21.4, 7, 22.8, 7, 22.6, 9.6, 24, 9.2, 27, 0, 29, -4.4, 28.6,
      -5.4, 27.2, -2, 26.4, 6, 27, 9.8, 28.8, 8.8, 30.6, 6.6, 32.2, 7.4, 31.6, 9.6, 30.2, 9.4, 30.4,
      7.2, 32.6, 6.4, 34.4, 7.6, 34, 9.6, 35.4, 9.4, 37, 6.8, 37.6, 9.4, 39, 9.2, 40.4, 6.6, 42.6,
      7.2, 46, 6.4
    },
    {6, 13.4, 14, 12.4, 26, 12, 38, 11.4, 47, 10.9, 49, 11.4, 41, 12.4, 33, 13.8}
  };

  /** A man's: a T with a roof, an R with a broad belly, a long tail. */
  static final double[][] TOMAS = {
    {0, -3, 5, -4.6, 11, -4.8, 14, -4},
    {7, -4.4, 6.4, 2, 5.4, 8.6, 3.6, 10.6, 2.6, 9.2},
    {
      8, 7.4, 9.4, 5.6, 10.6, 6.4, 10, 8.6, 8.6, 8.8, 8.4, 7, 10, 5.8, 12, 6.2, 11.8, 8.6, 13, 6,
      14.2, 6.2, 14, 8.6, 15.4, 6, 16.6, 6.4, 16.6, 8.8, 18, 8.2
    },
    {
      23, 9.6, 22.6, 2, 23.6, -4, 27, -5.6, 30, -3.4, 28.6, 1, 24.4, 2.6, 26, 3.4, 29.4, 7, 32, 9.8,
      34, 8.6, 35, 6.4, 34, 6, 33.4, 8.4, 35, 9, 37, 6.2, 38.4, 8.8, 40, 6, 41.6, 9.6, 39.6, 15,
      36.4, 17, 35.6, 14.6, 40, 10.4, 45, 7.6, 50, 6.8, 56, 8
    }
  };

  private static final Map<Character, double[][]> DIGITS =
      Map.of(
          '0',
              new double[][] {{3, 0.6, 1, 2, 0.4, 5, 1.4, 7.6, 3.4, 6.6, 4, 3.4, 3, 0.8, 1.8, 0.9}},
          '1', new double[][] {{0.8, 2.2, 2.6, 0.2, 2.5, 4, 2.2, 7.6}},
          '2',
              new double[][] {
                {0.6, 2, 1.6, 0.4, 3.4, 0.8, 3.4, 2.8, 1.8, 5.4, 0.2, 7.4, 2, 7.1, 4.2, 7.4}
              },
          '4',
              new double[][] {
                {2.2, 0.2, 1.2, 3, 0.2, 5, 2, 5.1, 4.2, 4.8}, {3, 2.8, 2.8, 5, 2.5, 8}
              },
          '6',
              new double[][] {
                {3.4, 0.2, 1.6, 1.8, 0.5, 5, 1.2, 7.4, 3, 7.2, 3.7, 5.4, 2.4, 4.2, 0.8, 5.4}
              },
          '.', new double[][] {{0.5, 7.2, 0.8, 7.5, 0.6, 7.6}});

  private final Graphics2D g;

  /** Writes on paper measured in millimetres. */
  Handwriting(Graphics2D g) {
    this.g = g;
  }

  /** Writes strokes, each a list of x and y. */
  void write(double[][] strokes, double x, double y, double scale) {
    for (double[] stroke : strokes) {
      write(stroke, x, y, scale);
    }
  }

  /** Writes a number such as a date, of the digits 0, 1, 2, 4, 6 and full stops. */
  void number(String text, double x, double y, double scale) {
    double at = x;
    for (int i = 0; i < text.length(); i++) {
      double[][] digit = DIGITS.getOrDefault(text.charAt(i), new double[0][]);
      double rise = 0.25 * Math.sin(2.3 * i) * scale;
      write(digit, at, y + rise, scale * (1 + 0.05 * Math.sin(1.7 * i)));
      at += (text.charAt(i) == '.' ? 1.8 : 5) * scale;
    }
  }

  private void write(double[] points, double x, double y, double scale) {
    int n = points.length / 2;
    for (int i = 0; i < n - 1; i++) {
      double[] a = point(points, Math.max(0, i - 1));
      double[] b = point(points, i);
      double[] c = point(points, i + 1);
      double[] d = point(points, Math.min(n - 1, i + 2));
      double length = Math.hypot(c[0] - b[0], c[1] - b[1]) * scale;
      int steps = Math.max(2, (int) Math.ceil(length / STEP_MM));
      for (int s = 0; s < steps; s++) {
        double t = (double) s / steps;
        double px = spline(a[0], b[0], c[0], d[0], t);
        double py = spline(a[1], b[1], c[1], d[1], t);
        double down = slope(a[1], b[1], c[1], d[1], t) / (Math.hypot(c[0] - b[0], c[1] - b[1]) + 1);
        double along = (i + t) / (n - 1);
        double ends = Math.min(1, 0.35 + 8 * Math.min(along, 1 - along));
        double width = (0.34 + 0.16 * Math.max(-0.6, Math.min(1, down))) * ends;
        dot(x + px * scale, y + py * scale, width);
      }
    }
  }

  private void dot(double x, double y, double width) {
    g.setColor(BLUE_INK);
    g.fill(new Ellipse2D.Double(x - width / 2, y - width / 2, width, width));
  }

  private static double[] point(double[] points, int i) {
    return new double[] {points[2 * i], points[2 * i + 1]};
  }

  /** A Catmull-Rom spline from b to c. */
  private static double spline(double a, double b, double c, double d, double t) {
    return 0.5
        * (2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t * t * t);
  }

  private static double slope(double a, double b, double c, double d, double t) {
    return 0.5
        * ((c - a) + 2 * (2 * a - 5 * b + 4 * c - d) * t + 3 * (3 * b - a - 3 * c + d) * t * t);
  }
}
