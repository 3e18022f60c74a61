package org.sealpress.seal;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Checks a document's signature, CMS SignedData without the content (RFC 5652, section 5). */
public final class DocumentSeal {
  private static final String SHA256 = NISTObjectIdentifiers.id_sha256.getId();

  private DocumentSeal() {}

  /**
   * Who has signed.
   *
   * @param cms in DER
   * @param sha256 of all that is signed, hex
   * @param known whose signature counts; the certificate in the CMS itself is not believed
   * @return empty when none of these is named in it
   * @throws SealFault {@link SealFault.Kind#DAMAGED} when one is named but has not signed this
   */
  public static Optional<KnownCertificate> signer(
      byte[] cms, String sha256, List<KnownCertificate> known) throws SealFault {
    try {
      byte[] hash = HexFormat.of().parseHex(sha256);
      CMSSignedData signed = new CMSSignedData(Map.of(SHA256, hash), cms);
      if (signed.getSignerInfos().size() != 1) {
        throw new SealFault(
            SealFault.Kind.DAMAGED,
            "the signature is by %d, expected one".formatted(signed.getSignerInfos().size()));
      }
      SignerInformation signer = signed.getSignerInfos().iterator().next();
      for (KnownCertificate each : known) {
        if (isNamed(signer, each)) {
          check(signer, each);
          return Optional.of(each);
        }
      }
      return Optional.empty();
    } catch (CMSException | OperatorCreationException | RuntimeException e) {
      throw new SealFault(
          SealFault.Kind.DAMAGED, "the signature does not hold: " + e.getMessage(), e);
    }
  }

  private static boolean isNamed(SignerInformation signer, KnownCertificate certificate) {
    return certificate.certificate().getSerialNumber().equals(signer.getSID().getSerialNumber())
        && signer
            .getSID()
            .getIssuer()
            .equals(
                X500Name.getInstance(
                    certificate.certificate().getIssuerX500Principal().getEncoded()));
  }

  /** With the key alone: when a certificate ended says nothing of what was signed before. */
  private static void check(SignerInformation signer, KnownCertificate certificate)
      throws SealFault, CMSException, OperatorCreationException {
    if (!signer.verify(
        new JcaSimpleSignerInfoVerifierBuilder()
            .setProvider(BouncyCastle.provider())
            .build(certificate.certificate().getPublicKey()))) {
      throw new SealFault(
          SealFault.Kind.DAMAGED,
          "the signature is not that of " + certificate + " over this document");
    }
  }
}
