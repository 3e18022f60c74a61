package org.sealpress.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.sealpress.durable.Sha256;

/** What the signature in a document says to who knows the box's certificates (RFC 5652). */
public final class DocumentSignature {
  private DocumentSignature() {}

  /**
   * Why it does not hold, in words that go on after the document's name; empty when it holds.
   *
   * @param cms SignedData without content
   * @param sha256 of all that is signed, hex
   * @param known SHA-256 of the box's certificates, hex: one of these must be the signer's
   */
  public static String wrong(byte[] cms, String sha256, Set<String> known) {
    try {
      byte[] hash = HexFormat.of().parseHex(sha256);
      CMSSignedData signed =
          new CMSSignedData(Map.of(NISTObjectIdentifiers.id_sha256.getId(), hash), cms);
      if (signed.getSignerInfos().size() != 1) {
        return "its signature has " + signed.getSignerInfos().size() + " signers, expected 1";
      }
      return wrong(signed, signed.getSignerInfos().iterator().next(), known);
    } catch (CMSException
        | OperatorCreationException
        | GeneralSecurityException
        | IOException
        | RuntimeException e) {
      return "its signature can't be read or was changed: " + e.getMessage();
    }
  }

  private static String wrong(CMSSignedData signed, SignerInformation signer, Set<String> known)
      throws CMSException, OperatorCreationException, GeneralSecurityException, IOException {
    for (X509CertificateHolder each : signed.getCertificates().getMatches(null)) {
      if (signer.getSID().match(each) && known.contains(Sha256.of(each.getEncoded()))) {
        return signer.verify(
                new JcaSimpleSignerInfoVerifierBuilder()
                    .build(Certificates.decode(each.getEncoded())))
            ? ""
            : "its signature does not fit: the document or the signature was changed";
      }
    }
    return "it is signed with a key that is not the box's by the ledger";
  }
}
