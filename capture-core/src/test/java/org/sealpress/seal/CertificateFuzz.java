package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.Scratch;
import org.sealpress.fuzz.SeededRandom;

/**
 * A recipient's certificate: SealFault, or one for which can be sealed, with a name that has one
 * line.
 */
public final class CertificateFuzz implements FuzzTarget {
  private final Path file = Scratch.folder().resolve("recipient.pem");

  /** A file. */
  public CertificateFuzz() throws IOException {}

  @Override
  public List<byte[]> seeds() {
    RecoveryKey ec = SeededKeys.of(KeyKind.EC_P256);
    RecoveryKey rsa = SeededKeys.of(KeyKind.RSA_3072);
    return List.of(
        Certificates.encoded(ec.certificate()),
        Certificates.encoded(rsa.certificate()),
        ec.certificatePem());
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    try {
      Recipients recipients = Recipients.load(List.of(file), TestKeys.CLOCK);
      for (Recipient each : recipients.all()) {
        oneLine(each.subject() + each.holder() + each.kind() + each.until());
        assertEquals(64, each.fingerprint().length());
      }
      recipients.warnings().forEach(CertificateFuzz::oneLine);
      ByteArrayOutputStream sealed = new ByteArrayOutputStream();
      new Sealer(recipients, SeededRandom.of(1))
          .seal(new ByteArrayInputStream(new byte[] {1}), 1, sealed);
      assertFalse(sealed.size() == 0);
    } catch (SealFault e) {
      oneLine(e.getMessage());
    }
  }

  private static void oneLine(String text) {
    assertFalse(text.contains("\n"), text);
  }
}
