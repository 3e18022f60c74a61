package org.sealpress.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.sealpress.durable.Sha256;

/**
 * The SHA-256 of a document's text: of the UTF-8 of all characters that its pages show, in the
 * order of their content streams. Unlike what programs extract as text it does not depend on where
 * the words stand.
 *
 * @param noted what the document's transfer note says; empty in documents of before it did
 * @param found what the pages have
 */
public record TextHash(Optional<String> noted, String found) {
  /** The property in the product's own XMP schema. */
  static final String PROPERTY = "TextSha256";

  private static final Pattern NOTED =
      Pattern.compile("<sealpress:" + PROPERTY + ">([0-9a-f]{64})</");

  /** Whether the text is the one that was noted, if one was. */
  public boolean fits() {
    return noted.isEmpty() || noted.get().equals(found);
  }

  /**
   * Reads both from a PDF.
   *
   * @throws IOException when it is none, or damaged
   */
  public static TextHash of(Path pdf) throws IOException {
    try (PDDocument document = PdfText.open(pdf)) {
      MessageDigest digest = Sha256.digest();
      Characters characters = new Characters(digest);
      for (PDPage page : document.getPages()) {
        characters.processPage(page);
      }
      return new TextHash(noted(document), hex(digest));
    } catch (RuntimeException e) {
      throw new IOException(pdf + " is no PDF that can be read: " + e, e);
    }
  }

  private static Optional<String> noted(PDDocument document) throws IOException {
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    if (metadata == null) {
      return Optional.empty();
    }
    Matcher noted = NOTED.matcher(new String(metadata.toByteArray(), StandardCharsets.UTF_8));
    return noted.find() ? Optional.of(noted.group(1)) : Optional.empty();
  }

  /** What belongs into the hash of a character. */
  static byte[] bytes(int codePoint) {
    return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Goes along what is shown, and draws nothing. */
  private static final class Characters extends PDFStreamEngine {
    private final MessageDigest digest;

    Characters(MessageDigest digest) {
      this.digest = digest;
      addOperator(new BeginText(this));
      addOperator(new EndText(this));
      addOperator(new SetFontAndSize(this));
      addOperator(new SetTextHorizontalScaling(this));
      addOperator(new ShowText(this));
    }

    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector displacement) {
      String shown = font.toUnicode(code);
      if (shown != null) {
        digest.update(shown.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
