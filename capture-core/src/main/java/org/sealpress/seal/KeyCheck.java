package org.sealpress.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Whether the numbers of a private key fit each other. A key file has no checksum: rot inside the
 * encrypted part mostly leaves a key that can be read, and that opens nothing.
 */
final class KeyCheck {
  private KeyCheck() {}

  static boolean fits(PrivateKeyInfo key, boolean rsa) throws IOException {
    return rsa
        ? fits(RSAPrivateKey.getInstance(key.parsePrivateKey()))
        : fits(
            ECPrivateKey.getInstance(key.parsePrivateKey()),
            key.getPrivateKeyAlgorithm().getParameters());
  }

  /** RFC 8017, section 3.2. */
  private static boolean fits(RSAPrivateKey key) {
    BigInteger p = key.getPrime1();
    BigInteger q = key.getPrime2();
    BigInteger p1 = p.subtract(BigInteger.ONE);
    BigInteger q1 = q.subtract(BigInteger.ONE);
    BigInteger e = key.getPublicExponent();
    BigInteger d = key.getPrivateExponent();
    return p1.signum() > 0
        && q1.signum() > 0
        && key.getModulus().equals(p.multiply(q))
        && e.multiply(d).mod(p1).equals(BigInteger.ONE)
        && e.multiply(d).mod(q1).equals(BigInteger.ONE)
        && key.getExponent1().equals(d.mod(p1))
        && key.getExponent2().equals(d.mod(q1))
        && key.getCoefficient().multiply(q).mod(p).equals(BigInteger.ONE);
  }

  /** RFC 5915, section 3; without the public key beside it there is nothing to compare. */
  private static boolean fits(ECPrivateKey key, Object parameters) {
    X9ECParameters curve =
        parameters instanceof ASN1ObjectIdentifier name ? ECNamedCurveTable.getByOID(name) : null;
    ASN1BitString publicKey = key.getPublicKey();
    if (curve == null || publicKey == null) {
      return curve != null;
    }
    byte[] encoded = publicKey.getOctets();
    ECPoint point = curve.getG().multiply(key.getKey()).normalize();
    return Arrays.equals(encoded, point.getEncoded(false))
        || Arrays.equals(encoded, point.getEncoded(true));
  }
}
