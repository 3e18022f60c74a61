package org.sealpress.appliance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.sealpress.durable.NewFile;
import org.sealpress.durable.OwnerOnly;
import org.sealpress.paper.PaperKey;
import org.sealpress.pdf.PaperFacts;
import org.sealpress.pdf.PaperSheet;
import org.sealpress.seal.LockedKey;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.SealFault;

/** Writes a key file's paper key. */
final class PaperFile {
  private PaperFile() {}

  /**
   * Makes it of the key as its file has it, under the same passphrase.
   *
   * @param kind of the key, in words
   * @param certificate that of the key, where it is known
   */
  static void write(
      Path keyFile, String kind, Optional<Recipient> certificate, Path output, Clock clock)
      throws IOException, SealFault {
    String fingerprint = certificate.map(Recipient::fingerprint).orElse("");
    PaperKey key = PaperKey.of(LockedKey.read(keyFile).der(), fingerprint);
    PaperFacts facts =
        new PaperFacts(
            certificate.map(Recipient::holder).orElse(""),
            kind,
            fingerprint,
            certificate.map(Recipient::until).orElse(""),
            String.valueOf(keyFile.getFileName()),
            LocalDate.now(clock));
    try (NewFile file = NewFile.create(output, OwnerOnly.attributes(output))) {
      PaperSheet.write(key, facts, file);
      file.commit();
    }
  }
}
