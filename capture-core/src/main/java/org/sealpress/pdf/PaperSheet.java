package org.sealpress.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.sealpress.page.qr.QrCode;
import org.sealpress.paper.PaperKey;
import org.sealpress.paper.SheetCodes;
import org.sealpress.paper.SheetLines;

/**
 * A paper key to be printed on A4: in words what it is and how it is used, then its codes, then its
 * lines. A key on an elliptic curve fits on one page, one of RSA needs three.
 */
public final class PaperSheet {
  private static final float CODE = 78 * SheetPages.POINTS_A_MM;
  private static final float GAP = 8 * SheetPages.POINTS_A_MM;
  private static final float WORDS = 9.5f;
  private static final float SMALL = 8;
  private static final float HEADING = 12;

  /** A code has a margin of four modules of paper, some 10 points. */
  private static final float LABEL = 12;

  /** So many lines are put in one column, in large letters. */
  private static final int FEW_LINES = 24;

  private static final String WHAT =
      "This sheet holds a private key that opens the documents which a Sealpress box seals. The key"
          + " is locked with a passphrase that is not on the sheet: neither opens anything alone."
          + " Keep them in different places, both away from the box. Whoever may have seen both can"
          + " read everything that was sealed for this key.";
  private static final String NOW =
      "Print it at full size on white paper. Then scan the printed sheet and try it once, before"
          + " you put it away.";

  private final SheetPages pages;
  private final PaperKey key;
  private final PaperFacts facts;

  private PaperSheet(SheetPages pages, PaperKey key, PaperFacts facts) {
    this.pages = pages;
    this.key = key;
    this.facts = facts;
  }

  /** Writes it as PDF. */
  public static void write(PaperKey key, PaperFacts facts, OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument();
        SheetPages pages = new SheetPages(document)) {
      new PaperSheet(pages, key, facts).write();
      document.getDocumentInformation().setTitle("Paper key" + of(facts.holder()));
      document.save(out);
    }
  }

  private static String of(String holder) {
    return holder.isEmpty() ? "" : " of " + holder;
  }

  private void write() throws IOException {
    List<String> codes = SheetCodes.of(key);
    float width = codes.size() == 1 ? SheetPages.WIDTH - CODE - GAP : SheetPages.WIDTH;
    if (codes.size() == 1) {
      float top = pages.left();
      pages.code(QrCode.of(codes.get(0), QrCode.Spare.SEVENTH), CODE, width + GAP);
      words(width);
      float lowest = pages.left();
      pages.up(top - lowest - CODE);
      pages.indent(width + GAP);
      without(CODE);
      pages.indent(0);
      pages.down(Math.max(0, pages.left() - lowest));
      pages.down(GAP / 2);
    } else {
      words(width);
      without(width);
      pages.down(GAP / 2);
      codes(codes);
    }
    lines(SheetLines.of(key));
    String digits = key.certificate().isEmpty() ? "not noted" : key.certificate();
    pages.finish(
        "Paper key" + of(facts.holder()) + ", certificate " + digits + ", check " + key.check());
  }

  private void words(float width) throws IOException {
    pages.text("Paper key", 24, width);
    pages.text(facts.holder().isEmpty() ? "Holder not noted" : facts.holder(), 15, width);
    pages.down(4);
    pages.text("%s, printed on %s".formatted(facts.kind(), facts.made()), WORDS, width);
    if (!facts.fingerprint().isEmpty()) {
      pages.text("Certificate, until " + facts.until() + ", SHA-256 fingerprint:", WORDS, width);
      pages.text(facts.fingerprint().replaceAll("(.{8})(?!$)", "$1 "), WORDS, width);
    }
    part("What this is", WHAT, width);
    part("Now", NOW, width);
    String from = "sealpress keys from-paper ";
    String to = " -o " + facts.file();
    part("To get the key back", "Scan or photograph the codes, sharp and straight:", width);
    pages.text(from + "SCAN.pdf" + to, WORDS, width);
    pages.down(3);
    pages.text(
        "Or, when a code is damaged, type all numbered lines into a text file, each with its number,"
            + " and ? for what can't be read. There is no I, L, O or U. Each line checks itself:"
            + " what was mistyped is named.",
        WORDS,
        width);
    pages.text(from + "TYPED.txt" + to, WORDS, width);
    pages.down(3);
    pages.text("Then try it, and restore from a drive:", WORDS, width);
    pages.text("sealpress keys try " + facts.file(), WORDS, width);
    pages.text(
        "sealpress restore --from DRIVE --key " + facts.file() + " --to FOLDER", WORDS, width);
  }

  private void without(float width) throws IOException {
    part("Without Sealpress", otherwise(), width);
    pages.text(
        "sed 's/^ *[0-9]*//; s/ //g; s/....$//' TYPED.txt | tail -n +2 |"
            + " tr 0-9A-HJKMNP-TV-Z A-Z2-7 | base32 -d | head -c "
            + key.encrypted().length
            + " > key.der",
        SMALL,
        width);
  }

  private void part(String heading, String text, float width) throws IOException {
    pages.down(6);
    pages.text(heading, HEADING, width);
    pages.down(1);
    pages.text(text, WORDS, width);
  }

  private static String otherwise() {
    return "A telephone reads the codes: what they say, in order and each without its first line, is"
        + " the key as PEM. From typed lines this makes the same key in DER; README.txt on every"
        + " drive says how openssl opens documents with it (add -keyform DER):";
  }

  private void codes(List<String> codes) throws IOException {
    for (int i = 0; i < codes.size(); i++) {
      boolean left = i % 2 == 0;
      if (left && pages.left() < CODE + GAP) {
        pages.nextPage();
      }
      if (left) {
        pages.down(GAP);
      }
      float from = left ? 0 : SheetPages.WIDTH - CODE;
      pages.up(LABEL);
      pages.at("Code %d of %d".formatted(i + 1, codes.size()), SMALL, from);
      pages.down(LABEL);
      pages.code(QrCode.of(codes.get(i), QrCode.Spare.SEVENTH), CODE, from);
      if (!left || i == codes.size() - 1) {
        pages.down(CODE);
      }
    }
    pages.down(GAP / 2);
  }

  private void lines(List<List<String>> lines) throws IOException {
    boolean few = lines.size() <= FEW_LINES;
    Columns columns = few ? new Columns(1, 12, 14.5f) : new Columns(2, 10, 13.5f);
    int next = 0;
    while (next < lines.size()) {
      int rows = (int) (pages.left() / columns.leading());
      if (rows * columns.count() < Math.min(lines.size() - next, 10)) {
        pages.nextPage();
        continue;
      }
      rows = Math.min(rows, (lines.size() - next + columns.count() - 1) / columns.count());
      for (int column = 0; column < columns.count(); column++) {
        for (int row = 0; row < rows && next < lines.size(); row++) {
          pages.down(columns.leading());
          line(lines.get(next), ++next, columns, column * SheetPages.WIDTH / columns.count());
        }
        pages.up(column + 1 < columns.count() ? rows * columns.leading() : 0);
      }
    }
  }

  /** How the lines stand on a page. */
  private record Columns(int count, float size, float leading) {
    float number() {
      return 2 * size;
    }

    float group() {
      return 3.1f * size;
    }
  }

  private void line(List<String> groups, int number, Columns columns, float from)
      throws IOException {
    pages.before(Integer.toString(number), columns.size(), from + columns.number());
    for (int i = 0; i < groups.size(); i++) {
      float at = from + columns.number() + 0.8f * columns.size() + i * columns.group();
      pages.squeezed(groups.get(i), columns.size(), at, 2.5f * columns.size());
    }
  }
}
