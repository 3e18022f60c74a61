package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.FileKinds;
import org.sealpress.page.DrawnPage;

/** When a page's image is taken as it is, and when the page is drawn. */
class PdfPagesTest {
  private static final byte[] JPEG = FileKinds.jpeg(DrawnPage.stroke(BufferedImage.TYPE_BYTE_GRAY));
  private static final PDRectangle A5 = PDRectangle.A5;

  @TempDir Path folder;

  private interface Content {
    void write(PDPageContentStream to, PDImageXObject image, PDDocument in) throws IOException;
  }

  private interface Change {
    void of(PDPage page) throws IOException;
  }

  private PagePicture picture(Content content, Change change, boolean keep) throws Exception {
    Path file = folder.resolve("a.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(A5);
      document.addPage(page);
      PDImageXObject image = JPEGFactory.createFromByteArray(document, JPEG);
      try (PDPageContentStream to = new PDPageContentStream(document, page)) {
        content.write(to, image, document);
      }
      change.of(page);
      document.save(file.toFile());
    }
    try (PdfPages pages = PdfPages.open(file)) {
      return pages.picture(0, keep);
    }
  }

  private static void whole(PDPageContentStream to, PDImageXObject image) throws IOException {
    to.drawImage(image, 0, 0, A5.getWidth(), A5.getHeight());
  }

  private static void text(PDPageContentStream to, RenderingMode mode) throws IOException {
    to.beginText();
    to.setRenderingMode(mode);
    to.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
    to.newLineAtOffset(40, 40);
    to.showText("paid");
    to.endText();
  }

  private static void assertKept(PagePicture picture, int turns) {
    PagePicture.Jpeg jpeg = assertInstanceOf(PagePicture.Jpeg.class, picture);
    assertEquals(ByteBuffer.wrap(JPEG), jpeg.bytes());
    assertEquals(turns, jpeg.quarterTurns());
    assertEquals(200, jpeg.format().dpi());
  }

  private static void assertDrawn(PagePicture picture) {
    PagePicture.Drawn drawn = assertInstanceOf(PagePicture.Drawn.class, picture);
    assertEquals(PdfPages.DPI, drawn.dpi());
    assertEquals(1749, drawn.image().getWidth(), 2);
  }

  @Test
  void aPageThatIsOneJpegIsThatJpeg() throws Exception {
    assertKept(picture((to, image, in) -> whole(to, image), page -> {}, true), 0);
    PagePicture decoded = picture((to, image, in) -> whole(to, image), page -> {}, false);
    assertEquals(200, assertInstanceOf(PagePicture.Drawn.class, decoded).dpi());
  }

  @Test
  void turnedOrWithTextThatIsNotShownItStillIs() throws Exception {
    assertKept(picture((to, image, in) -> whole(to, image), page -> page.setRotation(90), true), 1);
    Content scanned =
        (to, image, in) -> {
          text(to, RenderingMode.NEITHER);
          whole(to, image);
        };
    assertKept(picture(scanned, page -> {}, true), 0);
  }

  @Test
  void withAnythingElseOnItThePageIsDrawn() throws Exception {
    Content printed =
        (to, image, in) -> {
          whole(to, image);
          text(to, RenderingMode.FILL);
        };
    assertDrawn(picture(printed, page -> {}, true));
    Content ruled =
        (to, image, in) -> {
          whole(to, image);
          to.addRect(10, 10, 50, 50);
          to.fill();
        };
    assertDrawn(picture(ruled, page -> {}, true));
    Content twice =
        (to, image, in) -> {
          whole(to, image);
          whole(to, image);
        };
    assertDrawn(picture(twice, page -> {}, true));
    PDAnnotation stamp = new PDAnnotationRubberStamp();
    Change stamped = page -> page.setAnnotations(List.of(stamp));
    assertDrawn(picture((to, image, in) -> whole(to, image), stamped, true));
  }

  @Test
  void anImageThatDoesNotFillThePageOrIsChangedByItIsDrawn() throws Exception {
    assertDrawn(picture((to, image, in) -> to.drawImage(image, 50, 50, 200, 280), p -> {}, true));
    Content upsideDown =
        (to, image, in) -> {
          to.transform(new Matrix(-1, 0, 0, -1, A5.getWidth(), A5.getHeight()));
          whole(to, image);
        };
    assertDrawn(picture(upsideDown, page -> {}, true));
    Content inverted =
        (to, image, in) -> {
          COSArray decode = new COSArray();
          decode.add(COSInteger.ONE);
          decode.add(COSInteger.ZERO);
          image.setDecode(decode);
          whole(to, image);
        };
    assertDrawn(picture(inverted, page -> {}, true));
    Content layer =
        (to, image, in) -> {
          to.beginMarkedContent(COSName.OC, new PDOptionalContentGroup("hidden"));
          whole(to, image);
          to.endMarkedContent();
        };
    assertDrawn(picture(layer, page -> {}, true));
  }
}
