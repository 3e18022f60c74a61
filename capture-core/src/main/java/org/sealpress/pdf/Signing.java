package org.sealpress.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.util.DateConverter;
import org.sealpress.pdf.DocumentInfo.Origin;
import org.sealpress.pdf.SignedRevision.Base;
import org.sealpress.seal.DocumentSigner;
import org.sealpress.seal.DocumentSigner.Signed;
import org.sealpress.seal.SealFault;

/**
 * Writes a document and its signature (PAdES, EN 319 142-1) in one go. The document comes first and
 * goes out as it is made; the signature is appended. When there is none to be had, what is there is
 * a whole document all the same.
 */
final class Signing {
  /**
   * So often a place of just its size is tried for a signature: half of those without a time-stamp
   * have the usual length. Then nothing in the file is neither signed nor signature.
   */
  private static final int MOST_TRIES = 40;

  private static final int MOST_STAMPS = 3;

  private static final String WHAT_FOR =
      "The seal of a machine: it says that nothing was changed since, and nothing of what the pages"
          + " say.";

  private final PDDocument document;
  private final DocumentInfo info;
  private final DocumentSigner signer;

  Signing(PDDocument document, DocumentInfo info, DocumentSigner signer) {
    this.document = document;
    this.info = info;
    this.signer = signer;
  }

  /** Writes it; the stream stays open. */
  Signature write(OutputStream out) throws IOException {
    SignatureField field = SignatureField.in(document);
    document.getDocument().setIsXRefStream(true);
    ForkedDigest written = new ForkedDigest(out);
    TellingWriter writer = new TellingWriter(written);
    writer.write(document);
    COSDictionary trailer = document.getDocument().getTrailer();
    Base base =
        new Base(
            written.bytes(),
            writer.size(),
            writer.crossReferences(),
            SignatureField.number(trailer.getCOSDictionary(COSName.ROOT)),
            SignatureField.number(trailer.getCOSDictionary(COSName.INFO)),
            id(trailer),
            field);
    try {
      return append(base, written);
    } catch (SealFault e) {
      return new Signature.Missing(String.valueOf(e.getMessage()));
    }
  }

  private Signature append(Base base, ForkedDigest document) throws SealFault, IOException {
    String details = details();
    for (int tries = 1; tries <= 2 * MOST_TRIES; tries++) {
      int room = signer.room();
      // A blank more each time, or the next try would end as this one.
      SignedRevision revision = SignedRevision.of(base, details + " ".repeat(tries), room);
      Signed signed = signer.sign(document.followedBy(revision.before(), revision.after()), room);
      int spare = room - signed.cms().length;
      boolean enough = tries >= (signed.stamped() ? MOST_STAMPS : MOST_TRIES);
      if (spare == 0 || (spare > 0 && enough)) {
        document.write(revision.before());
        document.write(revision.contents(signed.cms()));
        document.write(revision.after());
        return new Signature.Made(signed.stamped(), signed.note());
      }
    }
    return new Signature.Missing("its signature fits no place");
  }

  private String details() throws IOException {
    Calendar at = GregorianCalendar.from(info.created().toZonedDateTime());
    String reason = info.origin().map(Signing::reason).orElse("");
    return "/M"
        + text(DateConverter.toString(at))
        + "/Name"
        + text(signer.name())
        + "/Reason"
        + text(reason + WHAT_FOR);
  }

  private static String reason(Origin origin) {
    return "Captured by %s, document %s, version %d. "
        .formatted(origin.box(), origin.documentId(), origin.version());
  }

  private static String id(COSDictionary trailer) throws IOException {
    StringBuilder id = new StringBuilder();
    for (COSBase each : trailer.getCOSArray(COSName.ID)) {
      id.append(text((COSString) each));
    }
    return id.toString();
  }

  private static String text(String text) throws IOException {
    return text(new COSString(text));
  }

  private static String text(COSString string) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    COSWriter.writeString(string, out);
    return out.toString(StandardCharsets.US_ASCII);
  }
}
