package org.sealpress.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.seal.Faults.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issued by somebody else, so that no signature of its own shows the damage. */
class DamagedCertificateTest {
  @TempDir Path dir;

  private final RecoveryKey key = SeededKeys.of(KeyKind.EC_P256);

  private byte[] issuedByAnother() {
    byte[] der = Certificates.encoded(key.certificate());
    der[at(der, "Seeded".getBytes(US_ASCII), 0)] = 'X';
    return der;
  }

  private static int at(byte[] all, byte[] part, int from) {
    int at = from;
    while (!Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
      at++;
    }
    return at;
  }

  @Test
  void aPointThatIsNotOnItsCurveIsNoKeyToSealFor() throws Exception {
    byte[] der = issuedByAnother();
    ECPublicKey publicKey = (ECPublicKey) key.certificate().getPublicKey();
    byte[] point =
        SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()).getPublicKeyData().getBytes();
    der[at(der, point, 0) + point.length - 1] ^= 1;
    Path file = Files.write(dir.resolve("damaged.pem"), der);
    fault(
        SealFault.Kind.CERT_UNUSABLE,
        () -> Recipients.load(List.of(file), TestKeys.CLOCK),
        "is damaged: nothing can be sealed for it",
        "copy it again");
  }

  @Test
  void aNameThatIsNoTextIsShownAsItIs() throws Exception {
    byte[] der = issuedByAnother();
    byte[] name = "Seeded".getBytes(US_ASCII);
    der[at(der, name, 0)] = (byte) 0xff; // the subject's: the issuer's has an X by now
    Path file = Files.write(dir.resolve("name.pem"), der);
    Recipient recipient = Recipients.load(List.of(file), TestKeys.CLOCK).all().get(0);
    assertEquals(recipient.subject(), recipient.holder());
    assertTrue(recipient.holder().startsWith("CN="), recipient.holder());
  }
}
