package org.sealpress.seal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * What an HTTPS server shows: a private key and the certificates from its own upwards.
 *
 * @param chain the server's certificate first
 */
public record HttpsIdentity(PrivateKey key, List<X509Certificate> chain) {

  /** Copies the list, which must not be empty. */
  public HttpsIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * One that was given.
   *
   * @param certificates PEM, the server's first
   * @param key PEM, not encrypted
   * @throws SealFault when one of them can't be used, or they don't belong together
   */
  public static HttpsIdentity read(Path certificates, Path key, Clock clock)
      throws SealFault, IOException {
    List<X509Certificate> chain = Certificates.read(certificates);
    PrivateKey secret = privateKey(Certificates.content(key, "private key"), key);
    X509Certificate own = chain.get(0);
    if (!isPair(secret, own.getPublicKey())) {
      throw new SealFault(
          SealFault.Kind.KEY_MISMATCH,
          key
              + " is not the key of the first certificate in "
              + certificates
              + " ("
              + Certificates.describe(own)
              + "): give the two that belong together, the server's own certificate first");
    }
    if (own.getNotAfter().toInstant().isBefore(clock.instant())) {
      throw new SealFault(
          SealFault.Kind.CERT_EXPIRED,
          certificates
              + " has ended on "
              + Certificates.day(own.getNotAfter())
              + ": give a new one, or remove both lines, and the box makes its own");
    }
    return new HttpsIdentity(secret, chain);
  }

  static PrivateKey privateKey(byte[] pem, Path file) throws SealFault {
    try (PEMParser parser =
        new PEMParser(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        if (next instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        } else if (next instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new SealFault(
          SealFault.Kind.NOT_A_KEY, file + " can't be read as a private key in PEM", e);
    }
    throw new SealFault(
        SealFault.Kind.NOT_A_KEY,
        file
            + " has no private key that is not encrypted; expected PEM (BEGIN PRIVATE KEY):"
            + " `openssl pkey -in FILE -out NEW` takes the passphrase away");
  }

  private static boolean isPair(PrivateKey key, PublicKey other) {
    String algorithm = key.getAlgorithm().startsWith("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    byte[] sample = "one key".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key, new SecureRandom());
      signing.update(sample);
      byte[] signature = signing.sign();
      Signature checking = Signature.getInstance(algorithm);
      checking.initVerify(other);
      checking.update(sample);
      return checking.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Until when its certificate is good. */
  public Instant notAfter() {
    return chain.get(0).getNotAfter().toInstant();
  }

  /** The certificates as PEM, the server's first. */
  public byte[] chainPem() {
    StringBuilder text = new StringBuilder();
    chain.forEach(
        each -> text.append(new String(Certificates.pem(each), StandardCharsets.US_ASCII)));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The key as PEM (PKCS#8). */
  public byte[] keyPem() {
    return PemBlock.write("PRIVATE KEY", key.getEncoded());
  }

  /** SHA-256 of the server's certificate, hex. */
  public String fingerprint() {
    return Certificates.fingerprint(chain.get(0));
  }
}
