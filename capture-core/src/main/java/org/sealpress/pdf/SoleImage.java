package org.sealpress.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/**
 * Finds the image of a page that shows one image and nothing else, upright over all of the page, as
 * scanners make them; text may lie on it that is not shown.
 */
final class SoleImage {
  /** Show nothing, whatever they say. */
  private static final Set<String> HARMLESS =
      Set.of(
          "BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "Tc", "Tw", "Tz", "TL", "Ts", "w", "J", "j",
          "M", "d", "i", "ri", "g", "G", "rg", "RG", "k", "K", "BMC", "BDC", "EMC", "MP", "DP");

  private static final Set<String> SHOWS_TEXT = Set.of("Tj", "TJ", "'", "\"");
  private static final int INVISIBLE = 3;

  /** An image may be so much smaller or larger than its page, and as oblong. */
  private static final double NEARLY = 0.01;

  private static final double POINTS_PER_INCH = 72;

  /**
   * An image and the resolution that the page gives it.
   *
   * @param dpi pixels an inch, both ways
   */
  record Found(PDImageXObject image, int dpi) {}

  private record State(Matrix matrix, int textMode) {}

  private final PDPage page;
  private final Deque<State> saved = new ArrayDeque<>();
  private State state = new State(new Matrix(), 0);
  private Optional<Found> found = Optional.empty();

  private SoleImage(PDPage page) {
    this.page = page;
  }

  /** The one image of a page; empty when there is more to it, or less. */
  static Optional<Found> of(PDPage page) throws IOException {
    boolean plain =
        page.getUserUnit() == 1
            && page.getAnnotations(each -> !"Link".equals(each.getSubtype())).isEmpty();
    return plain && page.hasContents() ? new SoleImage(page).find() : Optional.empty();
  }

  private Optional<Found> find() throws IOException {
    PDFStreamParser parser = new PDFStreamParser(page);
    List<COSBase> operands = new ArrayList<>();
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (token instanceof Operator operator) {
        if (!isAllowed(operator.getName(), operands)) {
          return Optional.empty();
        }
        operands.clear();
      } else if (token instanceof COSBase operand) {
        operands.add(operand);
      }
    }
    return found;
  }

  private boolean isAllowed(String operator, List<COSBase> operands) throws IOException {
    switch (operator) {
      case "q" -> saved.push(state);
      case "Q" -> state = saved.isEmpty() ? state : saved.pop();
      case "Tr" -> state = new State(state.matrix, (int) numbers(operands, 1)[0]);
      case "cm" -> {
        float[] m = numbers(operands, 6);
        Matrix matrix = new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]);
        state = new State(matrix.multiply(state.matrix), state.textMode);
      }
      case "Do" -> {
        if (found.isPresent() || !(operands.get(0) instanceof COSName name)) {
          return false;
        }
        found = image(name);
        return found.isPresent();
      }
      default -> {
        if (operator.equals("BDC") && operands.get(0).equals(COSName.OC)) {
          return false; // a layer, which may be hidden
        }
        boolean unseen = SHOWS_TEXT.contains(operator) && state.textMode == INVISIBLE;
        return unseen || HARMLESS.contains(operator);
      }
    }
    return true;
  }

  private static float[] numbers(List<COSBase> operands, int count) throws IOException {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      if (i >= operands.size() || !(operands.get(i) instanceof COSNumber number)) {
        throw new IOException("a number is missing in its content");
      }
      numbers[i] = number.floatValue();
    }
    return numbers;
  }

  private Optional<Found> image(COSName name) throws IOException {
    if (page.getResources() == null
        || !page.getResources().isImageXObject(name)
        || !(page.getResources().getXObject(name) instanceof PDImageXObject image)) {
      return Optional.empty();
    }
    boolean whole =
        !image.isStencil()
            && image.getSoftMask() == null
            && image.getMask() == null
            && !image.getCOSObject().containsKey(COSName.MASK)
            && !image.getCOSObject().containsKey(COSName.DECODE)
            && !image.getCOSObject().containsKey(COSName.OC);
    double across = image.getWidth() * POINTS_PER_INCH / state.matrix.getScaleX();
    double down = image.getHeight() * POINTS_PER_INCH / state.matrix.getScaleY();
    return whole && fillsPage() && same(across, down)
        ? Optional.of(new Found(image, (int) Math.round((across + down) / 2)))
        : Optional.empty();
  }

  private boolean fillsPage() {
    Matrix at = state.matrix;
    PDRectangle box = page.getCropBox();
    double x = NEARLY * box.getWidth();
    double y = NEARLY * box.getHeight();
    return at.getShearX() == 0
        && at.getShearY() == 0
        && at.getScaleX() > 0
        && at.getScaleY() > 0
        && Math.abs(at.getTranslateX() - box.getLowerLeftX()) < x
        && Math.abs(at.getTranslateY() - box.getLowerLeftY()) < y
        && Math.abs(at.getScaleX() - box.getWidth()) < x
        && Math.abs(at.getScaleY() - box.getHeight()) < y;
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) <= NEARLY * a;
  }
}
