package org.sealpress.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws all of a page or nothing. PDFBox leaves out what it can't show (an image of a kind that it
 * has no decoder for) and says so in a log: an archived page would lack it.
 */
final class StrictRenderer extends PDFRenderer {
  StrictRenderer(PDDocument document) {
    super(document);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new PageDrawer(parameters) {
      @Override
      protected void operatorException(Operator operator, List<COSBase> operands, IOException fault)
          throws IOException {
        throw fault;
      }
    };
  }
}
