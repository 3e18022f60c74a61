package org.sealpress.seal;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The keys that {@link RecoveryKey} makes. */
public enum KeyKind {
  /** RSA with 3072 bits, about 128 bits of security (NIST SP 800-57); the default. */
  RSA_3072("RSA", 3072, "", "SHA256withRSA"),
  /** RSA with 4096 bits. */
  RSA_4096("RSA", 4096, "", "SHA256withRSA"),
  /** The NIST curve P-256. */
  EC_P256("EC", 256, "secp256r1", "SHA256withECDSA"),
  /** The NIST curve P-384. */
  EC_P384("EC", 384, "secp384r1", "SHA384withECDSA");

  private final String algorithm;
  private final int bits;
  private final String curve;
  private final String signature;

  KeyKind(String algorithm, int bits, String curve, String signature) {
    this.algorithm = algorithm;
    this.bits = bits;
    this.curve = curve;
    this.signature = signature;
  }

  /** The JCA's name, {@code RSA} or {@code EC}. */
  String algorithm() {
    return algorithm;
  }

  AlgorithmParameterSpec parameters() {
    return curve.isEmpty()
        ? new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4)
        : new ECGenParameterSpec(curve);
  }

  /** The JCA's name of what its certificate is signed with. */
  String signature() {
    return signature;
  }
}
