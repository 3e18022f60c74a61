package org.sealpress.seal;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.jspecify.annotations.Nullable;

/** One recipient's entry in a sealed object: for whom, and the wrapped content key. */
final class RecipientEntry {
  /** The form of a point on a curve that everybody writes (SEC 1, section 2.3.3). */
  private static final byte UNCOMPRESSED = 4;

  private final ASN1Encodable id;
  private final AlgorithmIdentifier algorithm;
  private final byte[] wrapped;
  private final @Nullable OriginatorPublicKey sender;

  private RecipientEntry(
      ASN1Encodable id,
      AlgorithmIdentifier algorithm,
      byte[] wrapped,
      @Nullable OriginatorPublicKey sender) {
    this.id = id;
    this.algorithm = algorithm;
    this.wrapped = wrapped;
    this.sender = sender;
  }

  /**
   * All entries. Kinds that are not made here (passwords, shared keys) are passed over.
   *
   * @throws Der.Malformed when a version does not fit its entry
   */
  static List<RecipientEntry> of(List<RecipientInfo> recipients) throws Der.Malformed {
    List<RecipientEntry> entries = new ArrayList<>();
    try {
      for (RecipientInfo recipient : recipients) {
        if (recipient.getInfo() instanceof KeyTransRecipientInfo transport) {
          ASN1Encodable id = transport.getRecipientIdentifier().getId();
          expect(transport.getVersion().hasValue(id instanceof IssuerAndSerialNumber ? 0 : 2));
          entries.add(
              new RecipientEntry(
                  id,
                  transport.getKeyEncryptionAlgorithm(),
                  transport.getEncryptedKey().getOctets(),
                  null));
        } else if (recipient.getInfo() instanceof KeyAgreeRecipientInfo agreement) {
          expect(agreement.getVersion().hasValue(3));
          addAll(agreement, entries);
        }
      }
    } catch (RuntimeException e) {
      throw new Der.Malformed("a recipient's entry cannot be read: " + e.getMessage());
    }
    return entries;
  }

  private static void addAll(KeyAgreeRecipientInfo agreement, List<RecipientEntry> entries)
      throws Der.Malformed {
    OriginatorPublicKey sender = agreement.getOriginator().getOriginatorKey();
    if (sender == null || agreement.getUserKeyingMaterial() != null) {
      return; // not an ephemeral key alone: of another maker
    }
    for (ASN1Encodable each : agreement.getRecipientEncryptedKeys()) {
      RecipientEncryptedKey key = RecipientEncryptedKey.getInstance(each);
      KeyAgreeRecipientIdentifier identifier = key.getIdentifier();
      IssuerAndSerialNumber issuerAndSerial = identifier.getIssuerAndSerialNumber();
      entries.add(
          new RecipientEntry(
              issuerAndSerial != null
                  ? issuerAndSerial
                  : identifier.getRKeyID().getSubjectKeyIdentifier(),
              agreement.getKeyEncryptionAlgorithm(),
              key.getEncryptedKey().getOctets(),
              sender));
    }
  }

  private static void expect(boolean versionFits) throws Der.Malformed {
    if (!versionFits) {
      throw new Der.Malformed("a recipient's entry has a version that does not fit it");
    }
  }

  /** Whether this entry is of the key's certificate, or of its algorithm when it has none. */
  boolean mayBeOf(OpeningKey key) {
    return key.isRsa() == (sender == null)
        && key.certificate().map(certificate -> isOf(certificate)).orElse(true);
  }

  private boolean isOf(X509Certificate certificate) {
    if (id instanceof IssuerAndSerialNumber issuerAndSerial) {
      return issuerAndSerial.getSerialNumber().getValue().equals(certificate.getSerialNumber())
          && Arrays.equals(
              encoded(issuerAndSerial.getName()),
              certificate.getIssuerX500Principal().getEncoded());
    }
    byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
    return extension != null
        && Arrays.equals(
            keyId(),
            SubjectKeyIdentifier.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                .getKeyIdentifier());
  }

  /**
   * The content key.
   *
   * @throws SealFault {@link SealFault.Kind#WRONG_ALGORITHM}
   * @throws CMSException when the key does not fit
   */
  byte[] unwrap(OpeningKey key, String name) throws SealFault, CMSException {
    PrivateKey privateKey = key.privateKey();
    try {
      if (sender == null && Algorithms.isOaep(algorithm)) {
        return ContentKey.unwrapRsa(privateKey, algorithm, wrapped);
      }
      if (sender != null && Algorithms.isEcdh(algorithm)) {
        return ContentKey.unwrapEc(privateKey, algorithm, onCurveOf(privateKey), wrapped);
      }
    } catch (RuntimeException e) {
      throw new CMSException("the wrapped key does not fit", e);
    }
    throw new SealFault(
        SealFault.Kind.WRONG_ALGORITHM,
        name
            + ": its key is wrapped with "
            + algorithm.getAlgorithm()
            + " and these parameters; expected RSA-OAEP with SHA-256, or ECDH with the SHA-256 KDF"
            + " and AES-256 key wrap");
  }

  private SubjectPublicKeyInfo onCurveOf(PrivateKey privateKey) throws CMSException {
    OriginatorPublicKey from = Objects.requireNonNull(sender);
    ASN1Encodable curve =
        PrivateKeyInfo.getInstance(privateKey.getEncoded())
            .getPrivateKeyAlgorithm()
            .getParameters();
    ASN1Encodable said = from.getAlgorithm().getParameters();
    if (!from.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        || !(Algorithms.isNothing(said) || said.equals(curve))
        || !(curve instanceof ASN1ObjectIdentifier)) {
      throw new CMSException("the sender's key is on another curve");
    }
    ASN1BitString point = from.getPublicKeyData();
    if (point.getPadBits() != 0 || point.getOctets()[0] != UNCOMPRESSED) {
      throw new CMSException("the sender's key is not an uncompressed point");
    }
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point.getOctets());
  }

  /** For people: {@code CN=Recovery key (serial 1f)}. */
  String describe() {
    if (id instanceof IssuerAndSerialNumber issuerAndSerial) {
      return name(issuerAndSerial.getName())
          + " (serial "
          + issuerAndSerial.getSerialNumber().getValue().toString(16)
          + ")";
    }
    return "key identifier " + HexFormat.of().formatHex(keyId());
  }

  private static String name(X500Name issuer) {
    try {
      return Certificates.printable(issuer.toString());
    } catch (RuntimeException e) {
      return "somebody whose name cannot be read";
    }
  }

  private static byte[] encoded(X500Name name) {
    try {
      return name.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private byte[] keyId() {
    return id instanceof SubjectKeyIdentifier known
        ? known.getKeyIdentifier()
        : DEROctetString.getInstance(id).getOctets();
  }
}
