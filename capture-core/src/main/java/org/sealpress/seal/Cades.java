package org.sealpress.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.Sha256;

/**
 * Signatures as PAdES baseline wants them (EN 319 142-1, section 6.3): CMS without the content,
 * with content-type, message-digest and signing-certificate-v2 (RFC 5035) signed, and no
 * signing-time, which the PDF has instead. Strict DER, so that the same hash gives the same bytes.
 */
final class Cades {
  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
  private static final AlgorithmIdentifier ECDSA =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  /**
   * An unsigned attribute of zeros that fills a signature up to the place that was left for it: how
   * long a time-stamp is, is known only after the place was signed. Zeros after the signature,
   * which others have, are refused by strict readers (Bouncy Castle 1.87).
   */
  private static final ASN1ObjectIdentifier PADDING =
      new ASN1ObjectIdentifier("2.25.26707704101828203725462245663028670602");

  /** Of two integers below 2^256 one mostly needs a byte for its sign. */
  private static final int USUAL_VALUE = 71;

  private final SealKey key;
  private final ASN1Set signed;
  private final byte[] value;

  private Cades(SealKey key, ASN1Set signed, byte[] value) {
    this.key = key;
    this.signed = signed;
    this.value = value;
  }

  /** Signs content of this hash. */
  static Cades sign(SealKey key, byte[] sha256) throws SealFault {
    ASN1Set signed = attributes(key, sha256);
    return new Cades(key, signed, key.sign(der(signed)));
  }

  /** Bytes that half of all signatures without a time-stamp have; the others differ by a few. */
  static int usualLength(SealKey key) {
    return new Cades(key, attributes(key, new byte[32]), new byte[USUAL_VALUE]).cms().length;
  }

  private static ASN1Set attributes(SealKey key, byte[] sha256) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(sha256)));
    byte[] fingerprint = Sha256.digest().digest(Certificates.encoded(key.certificate()));
    attributes.add(
        attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new SigningCertificateV2(new ESSCertIDv2(fingerprint))));
    return new DERSet(attributes);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  /** What a time-stamp is to be of: the signature's value (EN 319 122-1, section 5.3). */
  byte[] value() {
    return value.clone();
  }

  /** The signature alone: level B-B. */
  byte[] cms() {
    return cms((ASN1Set) null);
  }

  /**
   * With a time-stamp: level B-T.
   *
   * @param length how long it is to be; it is so when there is room for the padding
   */
  byte[] cms(TimeStamp stamp, int length) {
    Attribute token =
        attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            ContentInfo.getInstance(stamp.token()));
    byte[] bare = cms(new DERSet(token));
    int spare = length - bare.length;
    for (int zeros = spare; zeros >= 0; zeros--) {
      Attribute padding = attribute(PADDING, new DEROctetString(new byte[zeros]));
      byte[] padded = cms(new DERSet(new ASN1Encodable[] {token, padding}));
      if (padded.length == length) {
        return padded;
      }
    }
    return bare;
  }

  private byte[] cms(@Nullable ASN1Set unsigned) {
    X509Certificate own = key.certificate();
    Certificate certificate = Certificate.getInstance(Certificates.encoded(own));
    SignerInfo signer =
        new SignerInfo(
            new SignerIdentifier(
                new IssuerAndSerialNumber(certificate.getIssuer(), own.getSerialNumber())),
            SHA256,
            signed,
            ECDSA,
            new DEROctetString(value),
            unsigned);
    SignedData data =
        new SignedData(
            new DERSet(SHA256),
            new ContentInfo(CMSObjectIdentifiers.data, null),
            new DERSet(certificate),
            null,
            new DERSet(signer));
    return der(new ContentInfo(CMSObjectIdentifiers.signedData, data));
  }

  private static byte[] der(ASN1Object object) {
    try {
      return object.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
