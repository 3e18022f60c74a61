package org.sealpress.seal;

import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Kinds of keys in words. */
final class KeyNames {
  private KeyNames() {}

  /** {@code RSA, 3072 bits} or {@code EC, P-256}; else the algorithm's name. */
  static String of(Key key) {
    if (key instanceof RSAKey rsa) {
      return "RSA, " + rsa.getModulus().bitLength() + " bits";
    }
    AlgorithmIdentifier algorithm =
        key instanceof PublicKey
            ? SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm()
            : PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKeyAlgorithm();
    ASN1Encodable curve = algorithm.getParameters();
    String name =
        curve instanceof ASN1ObjectIdentifier known ? NISTNamedCurves.getName(known) : null;
    return name == null ? key.getAlgorithm() : "EC, " + name;
  }
}
