package org.sealpress.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpress.pdf.PdfSignature;
import org.sealpress.seal.DocumentSignature;

/** Whether a document is signed by the box, as far as the ledger says that it must be. */
final class SealCheck {
  private final Records records;

  SealCheck(Records records) {
    this.records = records;
  }

  /** What is wrong with its signature; empty when nothing is. */
  String wrong(Path pdf, Known known) throws IOException {
    Optional<PdfSignature> signature = PdfSignature.of(pdf);
    if (signature.isEmpty()) {
      return records.mustBeSigned(known)
          ? "it is not signed, though the box had a seal key and did not say that it could not"
          : "";
    }
    return DocumentSignature.wrong(
        signature.get().cms(), signature.get().sha256(), records.sealKeys());
  }
}
