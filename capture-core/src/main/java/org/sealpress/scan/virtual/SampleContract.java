package org.sealpress.scan.virtual;

import static org.sealpress.scan.virtual.PaperCanvas.INK;
import static org.sealpress.scan.virtual.PaperCanvas.sans;
import static org.sealpress.scan.virtual.PaperCanvas.sansBold;
import static org.sealpress.scan.virtual.PaperCanvas.serif;
import static org.sealpress.scan.virtual.PaperCanvas.serifBold;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.sealpress.scan.virtual.PaperCanvas.Align;

/** A supply agreement of two pages about oak for boats: all names and facts in it are made up. */
final class SampleContract {
  private static final Color PINE = new Color(18, 84, 78);
  private static final Color PINE_LIGHT = new Color(42, 130, 112);
  private static final Color AMBER = new Color(214, 142, 36);
  private static final Color RULE = new Color(150, 160, 156);
  private static final double LEFT = 25;
  private static final double WIDTH = 160;
  private static final double LEADING = 5.3;

  private static final String[][] FIRST = {
    {
      "1. Goods",
      "The Seller shall deliver to the Buyer forty cubic metres of air dried oak, sawn into planks"
          + " of at least four metres. The wood must be free of shakes and of sapwood on the working"
          + " face. Every plank bears the number of the tree that it was cut from."
    },
    {
      "2. Delivery",
      "The wood comes in four loads, as listed below, to the slipway of the Buyer at Port Ellery."
          + " Each load travels at the risk of the Seller until both parties have counted it on the"
          + " quay and signed the tally. A load may be moved by up to ten days when the river is too"
          + " low for the barge."
    }
  };

  private static final String[][] SECOND = {
    {
      "4. Inspection",
      "The Buyer may refuse any plank within fourteen days after the tally if it does not have the"
          + " quality named in clause 1. The Seller replaces a refused plank with the next load and"
          + " fetches it at its own expense."
    },
    {
      "5. Moisture",
      "On the day of delivery the wood shall hold no more than eighteen parts of water in a hundred,"
          + " measured in the middle of the plank. For each part above this the price of the load"
          + " falls by two parts in a hundred."
    },
    {
      "6. Delay",
      "If a load is more than thirty days late, the Buyer may buy the same quantity elsewhere and"
          + " charge the difference in price to the Seller. Storm, flood and fire at the sawmill"
          + " lengthen the time by as many days as they last."
    },
    {
      "7. Ownership",
      "The wood belongs to the Seller until it has been paid for in full, even when it has already"
          + " been built into a hull. The Buyer keeps it insured against fire and theft."
    },
    {
      "8. Final terms",
      "Changes to this agreement are valid only in writing and when signed by both parties. Should one"
          + " clause be void, the others stay in force. Disputes are first brought before the"
          + " harbour master of Port Ellery, whose advice both parties shall hear."
    }
  };

  private SampleContract() {}

  /** The first page: letterhead, parties, goods, loads, price. */
  static PaperCanvas first(int dpi) {
    PaperCanvas page = new PaperCanvas(dpi, 0.4);
    letterhead(page);
    page.print("Supply Agreement", serifBold(21), INK, Align.LEFT, LEFT, 68);
    page.print("No. AT-2026-0417", sans(10.5), PINE, Align.RIGHT, LEFT + WIDTH, 68);
    page.line(AMBER, 0.6, LEFT, 71.5, LEFT + WIDTH, 71.5);
    double y =
        page.paragraph(
            "This agreement is made between Alderwick Timber Limited, 3 Weir Road, Alderwick, called"
                + " the Seller, and Saltmarsh Boatyard Company, 27 Quay Street, Port Ellery, called"
                + " the Buyer.",
            serif(11.5),
            LEFT,
            80,
            WIDTH,
            LEADING);
    for (String[] clause : FIRST) {
      y = clause(page, clause, y);
    }
    y = loads(page, y + 3);
    clause(
        page,
        new String[] {
          "3. Price and payment",
          "The price is 1,180 pounds for each cubic metre, in all 47,200 pounds. The Buyer pays for"
              + " each load within thirty days after its tally. If a payment is late, the Seller may"
              + " hold back the next load until it has been made."
        },
        y);
    footer(page, "Page 1 of 2");
    return page;
  }

  /** The second page: the other clauses, signatures and dates by hand. */
  static PaperCanvas second(int dpi) {
    PaperCanvas page = new PaperCanvas(dpi, -0.3);
    page.line(PINE, 0.9, LEFT, 18, LEFT + WIDTH, 18);
    page.print("Supply Agreement No. AT-2026-0417", sans(9), PINE, Align.LEFT, LEFT, 24);
    double y = 32;
    for (String[] clause : SECOND) {
      y = clause(page, clause, y);
    }
    page.print(
        "Signed in two copies, one for each party.", serif(11.5), INK, Align.LEFT, LEFT, y + 9);
    signatures(page, 220);
    footer(page, "Page 2 of 2");
    return page;
  }

  private static double clause(PaperCanvas page, String[] clause, double y) {
    page.print(clause[0], serifBold(12), INK, Align.LEFT, LEFT, y + 4.5);
    return page.paragraph(clause[1], serif(11.5), LEFT, y + 10.5, WIDTH, LEADING) + 0.5;
  }

  private static void letterhead(PaperCanvas page) {
    Graphics2D g = page.graphics();
    g.setPaint(new GradientPaint(0, 0, PINE, 210, 0, PINE_LIGHT));
    g.fill(new Rectangle2D.Double(-5, -5, 220, 35));
    page.box(AMBER, -5, 30, 220, 1.6);
    emblem(g, 37, 15.5, 10.5);
    page.print("ALDERWICK TIMBER", sansBold(22), Color.WHITE, Align.LEFT, 54, 16);
    page.print(
        "Sawmill and seasoned hardwood since 1911",
        sans(10.5),
        new Color(226, 240, 234),
        Align.LEFT,
        54.3,
        23);
    Align[] align = {Align.LEFT, Align.CENTER, Align.RIGHT};
    page.row(
        sans(9),
        PINE,
        40,
        new double[] {LEFT, LEFT + WIDTH / 2, LEFT + WIDTH},
        align,
        "3 Weir Road, Alderwick AW2 7LP",
        "Telephone 01555 010220",
        "office@alderwick.example");
    page.line(RULE, 0.2, LEFT, 43.5, LEFT + WIDTH, 43.5);
  }

  /** A tree in a ring. */
  private static void emblem(Graphics2D g, double x, double y, double r) {
    g.setColor(new Color(244, 239, 222));
    g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
    g.setColor(AMBER);
    g.fill(ring(x, y, r * 0.92, r * 0.84));
    g.setColor(PINE);
    Path2D tree = new Path2D.Double();
    for (int i = 0; i < 3; i++) {
      double top = y - r * 0.68 + i * r * 0.32;
      double half = r * (0.26 + 0.13 * i);
      tree.moveTo(x, top);
      tree.lineTo(x + half, top + r * 0.5);
      tree.lineTo(x - half, top + r * 0.5);
      tree.closePath();
    }
    g.fill(tree);
    g.setColor(new Color(120, 78, 40));
    g.fill(new Rectangle2D.Double(x - r * 0.07, y + r * 0.46, r * 0.14, r * 0.24));
  }

  private static Shape ring(double x, double y, double outer, double inner) {
    Area ring =
        new Area(new Arc2D.Double(x - outer, y - outer, 2 * outer, 2 * outer, 0, 360, Arc2D.CHORD));
    ring.subtract(new Area(new Ellipse2D.Double(x - inner, y - inner, 2 * inner, 2 * inner)));
    return ring;
  }

  private static double loads(PaperCanvas page, double y) {
    double[] x = {LEFT + 4, LEFT + 40, LEFT + 118, LEFT + WIDTH - 4};
    Align[] align = {Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT};
    page.box(new Color(226, 236, 230), LEFT, y, WIDTH, 7.5);
    page.row(sansBold(10), PINE, y + 5.2, x, align, "Load", "Date", "Volume", "Amount");
    String[] dates = {"1 March 2027", "3 May 2027", "5 July 2027", "6 September 2027"};
    double at = y + 7.5;
    for (int i = 0; i < dates.length; i++) {
      at += 6.8;
      page.row(
          sans(10),
          INK,
          at - 1.8,
          x,
          align,
          "No. " + (i + 1),
          dates[i],
          "10 cubic metres",
          "11,800");
      page.line(RULE, 0.2, LEFT, at, LEFT + WIDTH, at);
    }
    return at + 4.5;
  }

  private static void signatures(PaperCanvas page, double y) {
    double right = LEFT + 88;
    double[] x = {LEFT, right};
    Align[] align = {Align.LEFT, Align.LEFT};
    Handwriting pen = new Handwriting(page.graphics());
    page.row(serif(11), INK, y, x, align, "Date", "Date");
    pen.number("24.11.2026", LEFT + 21, y - 7.2, 0.86);
    pen.number("24.11.2026", right + 20, y - 7, 0.8);
    page.line(INK, 0.25, LEFT + 12, y + 1.2, LEFT + 72, y + 1.2);
    page.line(INK, 0.25, right + 12, y + 1.2, right + 72, y + 1.2);
    double line = y + 32;
    pen.write(Handwriting.EDITH, LEFT + 8, line - 11.5, 1.12);
    pen.write(Handwriting.TOMAS, right + 8, line - 12, 1.05);
    page.line(INK, 0.25, LEFT, line, LEFT + 72, line);
    page.line(INK, 0.25, right, line, right + 72, line);
    page.row(serif(11), INK, line + 9.5, x, align, "For the Seller", "For the Buyer");
    page.row(
        serif(11),
        INK,
        line + 15,
        x,
        align,
        "Edith Marlow, Managing Director",
        "Tomas Reyne, Yard Master");
  }

  private static void footer(PaperCanvas page, String text) {
    page.line(RULE, 0.2, LEFT, 281, LEFT + WIDTH, 281);
    page.print(text, sans(9), PINE, Align.CENTER, LEFT + WIDTH / 2, 286.5);
  }
}
