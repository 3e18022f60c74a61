package org.sealpress.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** What a key file holds: a key as PKCS#8 DER (RFC 5958), and the certificates beside it. */
final class KeyFile {
  private static final String EXPECTED =
      "expected a private key: PEM (BEGIN ENCRYPTED PRIVATE KEY, BEGIN PRIVATE KEY, ...) or PKCS#12";

  private final byte[] pkcs8;
  private final String algorithm;
  private final List<X509Certificate> certificates;

  private KeyFile(byte[] pkcs8, String algorithm, List<X509Certificate> certificates) {
    this.pkcs8 = pkcs8;
    this.algorithm = algorithm;
    this.certificates = certificates;
  }

  /** The key; whoever takes it overwrites it. */
  byte[] pkcs8() {
    return pkcs8;
  }

  /** {@code RSA} or {@code EC}. */
  String algorithm() {
    return algorithm;
  }

  List<X509Certificate> certificates() {
    return certificates;
  }

  static KeyFile read(Path file, PassphraseSource passphrases) throws SealFault, IOException {
    byte[] content = Certificates.content(file, "private key");
    if (PemFile.isPem(content)) {
      return ofPem(PemFile.parse(content, file), file, passphrases);
    }
    ASN1Sequence der = sequence(content, file);
    if (isPkcs12(der)) {
      return Pkcs12.read(content, file, passphrases);
    }
    if (der.getObjectAt(0) instanceof ASN1Integer) {
      try {
        return of(PrivateKeyInfo.getInstance(der), List.of(), file);
      } catch (IllegalArgumentException e) {
        throw notAKey(file, "is damaged", e);
      }
    }
    try {
      Certificates.decode(content);
    } catch (GeneralSecurityException e) {
      throw notAKey(file, "is no key that can be read", e);
    }
    throw notAKey(file, "is a certificate", null);
  }

  /** Whether it is a PFX (RFC 7292). */
  static boolean isPkcs12(byte[] content) {
    try {
      return ASN1Primitive.fromByteArray(content) instanceof ASN1Sequence der && isPkcs12(der);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isPkcs12(ASN1Sequence der) {
    return der.size() >= 2
        && der.getObjectAt(0) instanceof ASN1Integer version
        && version.hasValue(3)
        && der.getObjectAt(1) instanceof ASN1Sequence;
  }

  private static KeyFile ofPem(PemFile pem, Path file, PassphraseSource passphrases)
      throws SealFault, IOException {
    List<PemBlock> keys = pem.blocks().stream().filter(PemBlock::isPrivateKey).toList();
    if (keys.size() != 1) {
      throw notAKey(
          file, keys.isEmpty() ? "holds " + pem.describe() : "holds several private keys", null);
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : pem.blocks()) {
      if (block.isCertificate()) {
        try {
          certificates.add(Certificates.decode(block.content()));
        } catch (GeneralSecurityException e) {
          throw notAKey(file, "holds a damaged certificate beside the key", e);
        }
      }
    }
    PemBlock key = keys.get(0);
    if (key.encrypted()) {
      throw notAKey(
          file,
          "is encrypted in OpenSSL's old way; convert it with `openssl pkcs8 -topk8 -scrypt -in "
              + file
              + " -out NEW.pem`",
          null);
    }
    return of(privateKeyInfo(key, file, passphrases), certificates, file);
  }

  private static PrivateKeyInfo privateKeyInfo(
      PemBlock key, Path file, PassphraseSource passphrases) throws SealFault, IOException {
    try {
      return switch (key.type()) {
        case "ENCRYPTED PRIVATE KEY" -> {
          try (Passphrase passphrase = passphrase(file, passphrases)) {
            yield KeyLock.open(key.content(), passphrase, file.toString());
          }
        }
        case "PRIVATE KEY" -> PrivateKeyInfo.getInstance(key.content());
        case "RSA PRIVATE KEY" ->
            new PrivateKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                RSAPrivateKey.getInstance(key.content()));
        case "EC PRIVATE KEY" -> {
          ECPrivateKey ec = ECPrivateKey.getInstance(key.content());
          yield new PrivateKeyInfo(
              new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, ec.getParametersObject()),
              ec);
        }
        default -> throw notAKey(file, "holds a key of the kind " + key.type(), null);
      };
    } catch (IllegalArgumentException e) {
      throw notAKey(file, "is damaged", e);
    }
  }

  /**
   * A key that was read, with the certificates beside it.
   *
   * @throws SealFault {@link SealFault.Kind#NOT_A_KEY} when it is of another kind, or damaged
   */
  static KeyFile of(PrivateKeyInfo key, List<X509Certificate> certificates, Path file)
      throws SealFault, IOException {
    String algorithm;
    if (key.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
      algorithm = "RSA";
    } else if (key.getPrivateKeyAlgorithm()
        .getAlgorithm()
        .equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      algorithm = "EC";
    } else {
      throw notAKey(
          file,
          "holds a key that cannot open anything (algorithm "
              + key.getPrivateKeyAlgorithm().getAlgorithm()
              + "); only RSA and EC can",
          null);
    }
    byte[] pkcs8 = key.getEncoded();
    try {
      if (!KeyCheck.fits(key, algorithm.equals("RSA"))) {
        throw notAKey(file, "is damaged: its numbers do not fit each other", null);
      }
      KeyFactory.getInstance(algorithm, BouncyCastle.provider())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw notAKey(file, "is damaged", e);
    }
    return new KeyFile(pkcs8, algorithm, certificates);
  }

  static Passphrase passphrase(Path file, PassphraseSource passphrases)
      throws SealFault, IOException {
    Optional<Passphrase> given = passphrases.passphraseOf(file);
    return given.orElseThrow(
        () ->
            new SealFault(
                SealFault.Kind.PASSPHRASE_NEEDED,
                "the key " + file + " is encrypted; give its passphrase"));
  }

  private static ASN1Sequence sequence(byte[] content, Path file) throws SealFault {
    try (ASN1InputStream in = new ASN1InputStream(new ByteArrayInputStream(content))) {
      if (in.readObject() instanceof ASN1Sequence sequence && sequence.size() > 0) {
        return sequence;
      }
    } catch (IOException | RuntimeException e) {
      throw notAKey(file, "is no key that can be read", e);
    }
    throw notAKey(file, "is no key that can be read", null);
  }

  static SealFault notAKey(Path file, String what, @Nullable Throwable cause) {
    return new SealFault(SealFault.Kind.NOT_A_KEY, file + " " + what + "; " + EXPECTED, cause);
  }

  @Override
  public String toString() {
    return "***";
  }
}
