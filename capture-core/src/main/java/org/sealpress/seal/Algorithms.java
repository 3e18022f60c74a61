package org.sealpress.seal;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/** The only algorithms that are written, and the only ones that are read. */
final class Algorithms {
  /** AES-256. */
  static final int CONTENT_KEY_BYTES = 32;

  /**
   * The nonce that NIST SP 800-38D recommends; with a new key for every object it cannot repeat.
   */
  static final int NONCE_BYTES = 12;

  /** The full tag of GCM. */
  static final int TAG_BYTES = 16;

  static final ASN1ObjectIdentifier CONTENT = NISTObjectIdentifiers.id_aes256_GCM;
  static final ASN1ObjectIdentifier KEY_WRAP = NISTObjectIdentifiers.id_aes256_wrap;
  static final ASN1ObjectIdentifier KEY_AGREEMENT =
      SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme;

  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

  /** RSAES-OAEP with SHA-256, MGF1 with SHA-256 and an empty label (RFC 4055, section 4.1). */
  static final AlgorithmIdentifier OAEP =
      new AlgorithmIdentifier(
          PKCSObjectIdentifiers.id_RSAES_OAEP,
          new RSAESOAEPparams(
              SHA256,
              new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256),
              RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));

  private Algorithms() {}

  /** AES-256-GCM (RFC 5084, section 3.2). */
  static AlgorithmIdentifier content(byte[] nonce) {
    return new AlgorithmIdentifier(CONTENT, new GCMParameters(nonce, TAG_BYTES));
  }

  /** Whether it is {@link #OAEP}, the hashes' parameters NULL or absent (RFC 4055, section 2.1). */
  static boolean isOaep(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
      return false;
    }
    RSAESOAEPparams parameters = RSAESOAEPparams.getInstance(algorithm.getParameters());
    AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
    return isSha256(parameters.getHashAlgorithm())
        && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
        && isSha256(AlgorithmIdentifier.getInstance(mask.getParameters()))
        && parameters.getPSourceAlgorithm().equals(RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
  }

  /** Whether it is ECDH with the SHA-256 KDF and AES-256 key wrap (RFC 5753, section 7.1.4). */
  static boolean isEcdh(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(KEY_AGREEMENT)) {
      return false;
    }
    AlgorithmIdentifier wrap = AlgorithmIdentifier.getInstance(algorithm.getParameters());
    return wrap.getAlgorithm().equals(KEY_WRAP) && isNothing(wrap.getParameters());
  }

  static boolean isNothing(@Nullable ASN1Encodable parameters) {
    return parameters == null || DERNull.INSTANCE.equals(parameters);
  }

  private static boolean isSha256(@Nullable AlgorithmIdentifier hash) {
    return hash != null
        && hash.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
        && isNothing(hash.getParameters());
  }
}
