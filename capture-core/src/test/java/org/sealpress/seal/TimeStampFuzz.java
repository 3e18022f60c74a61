package org.sealpress.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.sealpress.durable.Sha256;
import org.sealpress.fuzz.Cost;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.Scratch;
import org.sealpress.fuzz.SeededRandom;

/**
 * The answer of a time-stamp authority (RFC 3161): SealFault, or one with the time that the
 * authority has signed.
 */
public final class TimeStampFuzz implements FuzzTarget {
  private final TsaQuery query =
      TsaQuery.of(Sha256.digest().digest("a checkpoint".getBytes(UTF_8)), SeededRandom.of(5));
  private final TsaTrust trust;
  private final byte[] granted;
  private final byte[] rejected;

  /** Makes an authority and has it answer. */
  public TimeStampFuzz() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastle.provider());
    generator.initialize(new ECGenParameterSpec("P-256"), SeededRandom.of(6));
    KeyPair keys = generator.generateKeyPair();
    ContentSigner signer =
        new JcaContentSignerBuilder("SHA256withECDSA")
            .setProvider(BouncyCastle.provider())
            .setSecureRandom(SeededRandom.of(8))
            .build(keys.getPrivate());
    X500Name name = new X500Name("CN=Authority");
    Date now = Date.from(TestKeys.NOW);
    Date end = Date.from(TestKeys.NOW.plus(Duration.ofDays(365)));
    byte[] certificate =
        new JcaX509v3CertificateBuilder(name, BigInteger.ONE, now, end, name, keys.getPublic())
            .addExtension(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
            .build(signer)
            .getEncoded();
    Path file = Files.write(Scratch.folder().resolve("tsa.pem"), certificate);
    trust = TsaTrust.read(List.of(file));
    DigestCalculatorProvider digests =
        new JcaDigestCalculatorProviderBuilder().setProvider(BouncyCastle.provider()).build();
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new SignerInfoGeneratorBuilder(digests)
                .build(signer, new X509CertificateHolder(certificate)),
            digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
            new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
    tokens.addCertificates(new JcaCertStore(List.of(Certificates.decode(certificate))));
    TimeStampResponseGenerator answers =
        new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256));
    TimeStampRequest request = new TimeStampRequest(query.encoded());
    granted = answers.generate(request, BigInteger.TWO, now).getEncoded();
    rejected = answers.generateRejectedResponse(new IOException("no\nnot now")).getEncoded();
  }

  @Override
  public List<byte[]> seeds() {
    return new ArrayList<>(List.of(granted, rejected));
  }

  /** Paths of certificates are built. */
  @Override
  public Cost most() {
    return new Cost(16 << 20, 512, Duration.ofSeconds(1));
  }

  @Override
  public void read(byte[] input) {
    try {
      TimeStamp stamp = query.accept(input, trust, "authority");
      assertEquals(TestKeys.NOW, stamp.time());
    } catch (SealFault e) {
      assertEquals(SealFault.Kind.BAD_TIME_STAMP, e.kind());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }
}
