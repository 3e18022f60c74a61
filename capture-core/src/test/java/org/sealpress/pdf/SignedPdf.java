package org.sealpress.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.sealpress.seal.DocumentSigner;

/** A small document that is signed. */
final class SignedPdf {
  private SignedPdf() {}

  static byte[] by(DocumentSigner signer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Signature unused = write(signer, out);
    return out.toByteArray();
  }

  static Signature write(DocumentSigner signer, ByteArrayOutputStream out) throws IOException {
    try (PdfaWriter writer = new PdfaWriter(PdfaWriterTest.INFO)) {
      for (int page = 0; page < 3; page++) {
        writer.add(
            PdfaWriterTest.raw(
                java.awt.image.BufferedImage.TYPE_BYTE_GRAY,
                200,
                280,
                100,
                0,
                PdfaWriterTest.words(200, 280, "signed by the box")));
      }
      return writer.save(out, signer);
    }
  }
}
