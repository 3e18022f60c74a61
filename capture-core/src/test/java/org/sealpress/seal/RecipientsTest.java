package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sealpress.durable.Says.says;
import static org.sealpress.seal.Faults.fault;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientsTest {
  @TempDir Path dir;

  private final RecoveryKey one = TestKeys.key(KeyKind.EC_P256);
  private final RecoveryKey two = TestKeys.key(KeyKind.EC_P384);

  @Test
  void severalFilesAndSeveralCertificatesInAFileAreReadInOrder() throws Exception {
    Path both =
        Files.writeString(
            dir.resolve("both.pem"),
            "one:\n"
                + Files.readString(TestKeys.certificate(dir, one))
                + Files.readString(TestKeys.certificate(dir, two)));
    RecoveryKey rsa = TestKeys.key(KeyKind.RSA_3072);
    Path der = Files.write(dir.resolve("rsa.crt"), Certificates.encoded(rsa.certificate()));
    Recipients recipients = Recipients.load(List.of(both, der), TestKeys.CLOCK);
    assertEquals(
        List.of(one.fingerprint(), two.fingerprint(), rsa.fingerprint()),
        recipients.fingerprints());
    assertEquals("[CN=Test EC_P256, CN=Test EC_P384, CN=Test RSA_3072]", recipients.toString());
    assertEquals(List.of(), recipients.warnings());
  }

  @Test
  void nobodyToSealForIsAFaultAndOnlyOneAWarning() throws Exception {
    fault(
        SealFault.Kind.NO_RECIPIENT,
        () -> Recipients.load(List.of(), TestKeys.CLOCK),
        "sealpress keys new");
    Recipients recipients =
        Recipients.load(List.of(TestKeys.certificate(dir, one)), TestKeys.CLOCK);
    assertEquals(1, recipients.warnings().size());
    says(recipients.warnings().get(0), "only one recipient", "CN=Test EC_P256", "spare key");
  }

  @Test
  void aCertificateWhoseTimeIsOverOrHasNotComeIsRefusedAndOneThatEndsSoonIsWarnedOf()
      throws Exception {
    Path file = TestKeys.certificate(dir, one);
    Path other = TestKeys.certificate(dir, two);
    fault(
        SealFault.Kind.CERT_EXPIRED,
        () -> Recipients.load(List.of(file), later(Period.ofYears(20).plusDays(1))),
        file.toString(),
        "CN=Test EC_P256",
        "expired on 2046-11-24",
        "sealpress keys new");
    fault(
        SealFault.Kind.CERT_NOT_YET_VALID,
        () -> Recipients.load(List.of(file), Clock.offset(TestKeys.CLOCK, Duration.ofDays(-365))),
        "valid only from 2026-11-23T09:15:00Z",
        "clock says 2025-11-24T09:15:00Z");
    Recipients late =
        Recipients.load(List.of(file, other), later(Period.ofYears(20).minusDays(30)));
    assertEquals(2, late.warnings().size());
    says(late.warnings().get(0), file.toString(), "ends on 2046-11-24");
  }

  @Test
  void aBoxInUseGoesOnWithCertificatesWhoseTimeIsOverOrHasNotComeAndSaysSo() throws Exception {
    List<Path> files = List.of(TestKeys.certificate(dir, one), TestKeys.certificate(dir, two));
    Recipients late = Recipients.inUse(files, later(Period.ofYears(20).plusDays(1)));
    assertEquals(2, late.all().size());
    says(
        late.warnings().get(0),
        "CN=Test EC_P256",
        "HAS EXPIRED on 2046-11-24",
        "its key opens them",
        "sealpress keys new");
    Recipients early =
        Recipients.inUse(files, Clock.offset(TestKeys.CLOCK, Duration.ofDays(-20000)));
    says(early.warnings().get(0), "valid only from 2026-11-23T09:15:00Z", "set the clock");
    Path weak = certificate("weak.pem", keys("RSA", "2048"), -1);
    fault(
        SealFault.Kind.CERT_UNUSABLE,
        () -> Recipients.inUse(List.of(weak), TestKeys.CLOCK),
        "2048 bits");
  }

  @Test
  void itIsSaidSixtyDaysBeforeAndCountsTheDays() throws Exception {
    List<Path> files = List.of(TestKeys.certificate(dir, one), TestKeys.certificate(dir, two));
    Period end = Period.ofYears(20);
    assertEquals(List.of(), Recipients.load(files, later(end.minusDays(61))).warnings());
    says(Recipients.load(files, later(end.minusDays(59))).warnings().get(0), "in 59 days");
  }

  @Test
  void theSameKeyTwiceIsNoSpare() throws Exception {
    Path file = TestKeys.certificate(dir, one);
    Path copy = Files.copy(file, dir.resolve("copy.pem"));
    fault(
        SealFault.Kind.CERT_TWICE,
        () -> Recipients.load(List.of(file, copy), TestKeys.CLOCK),
        file.toString(),
        copy.toString(),
        "leave one out");
    KeyPair keys = keys("EC", "secp256r1");
    Path a = certificate("a.pem", keys, KeyUsage.keyAgreement);
    Path b = certificate("b.pem", keys, KeyUsage.keyAgreement);
    fault(SealFault.Kind.CERT_TWICE, () -> Recipients.load(List.of(a, b), TestKeys.CLOCK), "b.pem");
  }

  @Test
  void aCertificateThatIsNotForEncryptionIsRefused() throws Exception {
    unusable(
        certificate("sign.pem", keys("EC", "secp256r1"), KeyUsage.digitalSignature),
        "lacks keyAgreement");
    unusable(
        certificate("rsa.pem", keys("RSA", "3072"), KeyUsage.digitalSignature),
        "lacks keyEncipherment");
    unusable(
        certificate("weak.pem", keys("RSA", "2048"), -1),
        "2048 bits",
        "at least 3072",
        "closed for decades");
    unusable(certificate("koblitz.pem", keys("EC", "secp256k1"), -1), "another curve than P-256");
    unusable(certificate("ed.pem", keys("Ed25519", ""), -1), "expected RSA or EC");
  }

  @Test
  void aCertificateWithoutKeyUsageIsTaken() throws Exception {
    Path file = certificate("any.pem", keys("RSA", "3072"), -1);
    assertEquals(1, Recipients.load(List.of(file), TestKeys.CLOCK).all().size());
  }

  @Test
  void aFlippedBitInTheKeyWouldSealForNobodyAndIsFound() throws Exception {
    RecoveryKey rsa = TestKeys.key(KeyKind.RSA_3072);
    byte[] der = Certificates.encoded(rsa.certificate());
    byte[] modulus =
        ((java.security.interfaces.RSAPublicKey) rsa.certificate().getPublicKey())
            .getModulus()
            .toByteArray();
    int at = indexOf(der, modulus) + 100;
    der[at] ^= 1;
    Path file = Files.write(dir.resolve("flipped.der"), der);
    unusable(file, "is damaged", "copy it again");
  }

  @Test
  void whatIsNoCertificateIsNamed() throws Exception {
    Path missing = dir.resolve("none.pem");
    fault(SealFault.Kind.UNREADABLE, () -> load(missing), "there is no file", "none.pem");
    Path key = TestKeys.keyFile(dir, one);
    fault(
        SealFault.Kind.NOT_A_CERTIFICATE,
        () -> load(key),
        "holds a private key",
        "expected a certificate");
    Path text = Files.writeString(dir.resolve("text"), "hello");
    fault(SealFault.Kind.NOT_A_CERTIFICATE, () -> load(text), "no certificate");
    Path broken =
        Files.writeString(
            dir.resolve("broken"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    fault(SealFault.Kind.NOT_A_CERTIFICATE, () -> load(broken), "no certificate");
  }

  private void unusable(Path file, String... parts) {
    SealFault fault = fault(SealFault.Kind.CERT_UNUSABLE, () -> load(file), parts);
    says(fault, file.toString(), "CN=");
  }

  private static void load(Path file) throws SealFault, IOException {
    Recipients.load(List.of(file), TestKeys.CLOCK);
  }

  private static Clock later(Period period) {
    return Clock.fixed(
        TestKeys.NOW.atZone(TestKeys.CLOCK.getZone()).plus(period).toInstant(),
        TestKeys.CLOCK.getZone());
  }

  private static KeyPair keys(String algorithm, String size) throws Exception {
    KeyPairGenerator generator =
        size.equals("secp256k1")
            ? KeyPairGenerator.getInstance(algorithm, BouncyCastle.provider())
            : KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(Integer.parseInt(size));
    } else if (algorithm.equals("EC")) {
      generator.initialize(new ECGenParameterSpec(size));
    }
    return generator.generateKeyPair();
  }

  private Path certificate(String name, KeyPair keys, int usage) throws Exception {
    X500Name subject = new X500Name("CN=" + name);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            BigInteger.ONE,
            Date.from(TestKeys.NOW),
            Date.from(TestKeys.NOW.plus(Duration.ofDays(3650))),
            subject,
            keys.getPublic());
    if (usage >= 0) {
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    }
    String scheme =
        switch (keys.getPublic().getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    return Files.write(
        dir.resolve(name),
        builder
            .build(
                new JcaContentSignerBuilder(scheme)
                    .setProvider(BouncyCastle.provider())
                    .build(keys.getPrivate()))
            .getEncoded());
  }

  private static int indexOf(byte[] in, byte[] part) {
    for (int i = 0; i + part.length <= in.length; i++) {
      if (java.util.Arrays.equals(in, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not in there");
  }
}
