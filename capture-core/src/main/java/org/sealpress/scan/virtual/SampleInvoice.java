package org.sealpress.scan.virtual;

import static org.sealpress.scan.virtual.PaperCanvas.INK;
import static org.sealpress.scan.virtual.PaperCanvas.sans;
import static org.sealpress.scan.virtual.PaperCanvas.sansBold;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.sealpress.scan.virtual.PaperCanvas.Align;

/** An invoice of a print shop in colour: all names and facts in it are made up. */
final class SampleInvoice {
  private static final Color NAVY = new Color(28, 44, 92);
  private static final Color CORAL = new Color(222, 88, 62);
  private static final Color SAND = new Color(248, 232, 208);
  private static final Color RULE = new Color(170, 172, 184);
  private static final double LEFT = 22;
  private static final double RIGHT = 188;

  private static final double[] COLUMNS = {LEFT + 4, 118, 148, RIGHT - 4};
  private static final Align[] ALIGN = {Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT};
  private static final String[][] ITEMS = {
    {"Harbour posters, four colours", "250", "1.80", "450.00"},
    {"Programme booklets, sixteen pages", "400", "2.35", "940.00"},
    {"Entry tickets, numbered", "1,200", "0.12", "144.00"},
    {"Banner for the quay, six metres", "2", "118.00", "236.00"},
    {"Proof prints on heavy paper", "12", "4.50", "54.00"},
    {"Delivery by cargo bicycle", "1", "22.00", "22.00"}
  };

  private SampleInvoice() {}

  /** The page. */
  static PaperCanvas page(int dpi) {
    PaperCanvas page = new PaperCanvas(dpi, 0.35);
    head(page);
    page.print("Saltmarsh Boatyard Company", sans(11), INK, Align.LEFT, LEFT, 66);
    page.print("27 Quay Street", sans(11), INK, Align.LEFT, LEFT, 72);
    page.print("Port Ellery", sans(11), INK, Align.LEFT, LEFT, 78);
    facts(page, 66);
    page.print("Invoice", sansBold(24), NAVY, Align.LEFT, LEFT, 104);
    double y = items(page, 112);
    y = totals(page, y);
    y =
        page.paragraph(
            "Thank you for the order for your launching day. Please pay the amount within fourteen"
                + " days and name the number of this invoice. The posters that were left over wait"
                + " for you in our shop until the end of the year.",
            sans(11),
            LEFT,
            y + 16,
            RIGHT - LEFT,
            5.8);
    page.print("With kind regards from Brindle and Oakes", sans(11), INK, Align.LEFT, LEFT, y + 8);
    page.box(NAVY, -5, 284, 220, 20);
    page.print(
        "Brindle and Oakes Print Studio, 8 Lantern Yard, Port Ellery",
        sans(9.5),
        Color.WHITE,
        Align.CENTER,
        105,
        291);
    return page;
  }

  private static void head(PaperCanvas page) {
    Path2D wave = new Path2D.Double();
    wave.moveTo(-5, -5);
    wave.lineTo(215, -5);
    wave.lineTo(215, 26);
    wave.curveTo(160, 46, 90, 20, -5, 44);
    wave.closePath();
    page.fill(SAND, wave);
    Color[] dots = {CORAL, NAVY, new Color(240, 180, 60)};
    for (int i = 0; i < dots.length; i++) {
      page.fill(dots[i], new Ellipse2D.Double(LEFT + 7.0 * i, 10 + 2.5 * (i % 2), 11, 11));
    }
    page.print("Brindle and Oakes", sansBold(20), NAVY, Align.LEFT, 56, 19);
    page.print("Print Studio", sans(13), CORAL, Align.LEFT, 56.3, 26);
  }

  private static void facts(PaperCanvas page, double y) {
    double[] x = {138, RIGHT};
    Align[] align = {Align.LEFT, Align.RIGHT};
    page.row(sans(10.5), INK, y, x, align, "Number", "B-20931");
    page.row(sans(10.5), INK, y + 6, x, align, "Date", "9 November 2026");
    page.row(sans(10.5), INK, y + 12, x, align, "Customer", "4416");
  }

  private static double items(PaperCanvas page, double y) {
    page.box(NAVY, LEFT, y, RIGHT - LEFT, 9);
    page.row(
        sansBold(10.5), Color.WHITE, y + 6.2, COLUMNS, ALIGN, "Item", "Pieces", "Price", "Sum");
    double at = y + 9;
    for (int i = 0; i < ITEMS.length; i++) {
      if (i % 2 == 1) {
        page.box(new Color(252, 244, 232), LEFT, at, RIGHT - LEFT, 8.2);
      }
      page.row(sans(10.5), INK, at + 5.6, COLUMNS, ALIGN, ITEMS[i]);
      at += 8.2;
    }
    page.line(RULE, 0.3, LEFT, at, RIGHT, at);
    return at;
  }

  private static double totals(PaperCanvas page, double y) {
    double[] x = {118, RIGHT - 4};
    Align[] align = {Align.LEFT, Align.RIGHT};
    page.row(sans(10.5), INK, y + 8, x, align, "Sum", "1,846.00");
    page.row(sans(10.5), INK, y + 15, x, align, "Tax at 20 percent", "369.20");
    page.box(CORAL, 114, y + 19, RIGHT - 114, 10);
    page.row(sansBold(12), Color.WHITE, y + 26, x, align, "Amount due", "2,215.20");
    return y + 29;
  }
}
