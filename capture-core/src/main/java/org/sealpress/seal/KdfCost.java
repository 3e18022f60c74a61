package org.sealpress.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.EncryptedData;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCSException;

/**
 * What trying a passphrase costs, read from a key file before it is tried: a damaged file, or one
 * made to do harm, must neither hang nor fill memory.
 *
 * @param memory bytes: 128 N r of scrypt (RFC 7914, section 2)
 * @param work bytes of memory gone over, or for PBKDF2 (RFC 8018) and its like so many rounds times
 *     {@link #ROUND}
 */
record KdfCost(double memory, double work) {
  private static final double MIB = 1 << 20;

  /** Much more than anybody gives a key; 64 times what ours have. */
  private static final double MOST_MEMORY = 1024 * MIB;

  /** Some ten seconds; 13 times what ours have. */
  private static final double MOST_WORK = 2048 * MIB;

  /** A round of HMAC takes as long as scrypt takes for so many bytes: 10 million are the most. */
  static final double ROUND = MOST_WORK / 10_000_000;

  private static final double SCRYPT_BLOCK = 128;
  private static final KdfCost NONE = new KdfCost(0, 0);

  private static KdfCost rounds(BigInteger iterations) {
    return new KdfCost(0, iterations.doubleValue() * ROUND);
  }

  private KdfCost plus(KdfCost other) {
    return new KdfCost(Math.max(memory, other.memory), work + other.work);
  }

  /**
   * That of a key under a passphrase.
   *
   * @throws RuntimeException when its parameters are none
   */
  static KdfCost of(AlgorithmIdentifier algorithm) {
    ASN1Encodable parameters = algorithm.getParameters();
    if (!PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())) {
      return rounds(PBEParameter.getInstance(parameters).getIterationCount());
    }
    KeyDerivationFunc kdf = PBES2Parameters.getInstance(parameters).getKeyDerivationFunc();
    if (PKCSObjectIdentifiers.id_PBKDF2.equals(kdf.getAlgorithm())) {
      return rounds(PBKDF2Params.getInstance(kdf.getParameters()).getIterationCount());
    }
    if (!MiscObjectIdentifiers.id_scrypt.equals(kdf.getAlgorithm())) {
      return NONE; // nobody here knows it: it is refused later
    }
    ScryptParams scrypt = ScryptParams.getInstance(kdf.getParameters());
    double n = scrypt.getCostParameter().doubleValue();
    double block = SCRYPT_BLOCK * scrypt.getBlockSize().doubleValue();
    double p = scrypt.getParallelizationParameter().doubleValue();
    return new KdfCost(block * (n + p), block * n * p);
  }

  /**
   * That of all that can be seen in a PKCS#12 file (RFC 7292): its checksum, its encrypted parts
   * and its keys.
   *
   * @throws IOException when it cannot be read
   */
  static KdfCost ofPkcs12(byte[] content) throws IOException {
    try {
      MacData mac = Pfx.getInstance(content).getMacData();
      KdfCost cost = mac == null ? NONE : rounds(mac.getIterationCount());
      for (ContentInfo part : new PKCS12PfxPdu(content).getContentInfos()) {
        cost = cost.plus(ofPart(part));
      }
      return cost;
    } catch (PKCSException | RuntimeException e) {
      throw new IOException("its costs cannot be read", e);
    }
  }

  private static KdfCost ofPart(ContentInfo part) throws PKCSException {
    if (PKCSObjectIdentifiers.encryptedData.equals(part.getContentType())) {
      EncryptedData data = EncryptedData.getInstance(part.getContent());
      return of(data.getEncryptedContentInfo().getContentEncryptionAlgorithm());
    }
    KdfCost cost = NONE;
    if (PKCSObjectIdentifiers.data.equals(part.getContentType())) {
      for (PKCS12SafeBag bag : new PKCS12SafeBagFactory(part).getSafeBags()) {
        if (PKCSObjectIdentifiers.pkcs8ShroudedKeyBag.equals(bag.getType())) {
          ASN1Encodable key = bag.toASN1Structure().getBagValue();
          cost = cost.plus(of(EncryptedPrivateKeyInfo.getInstance(key).getEncryptionAlgorithm()));
        }
      }
    }
    return cost;
  }

  /**
   * Asserts that it is one that somebody may have chosen, and that this computer can bear.
   *
   * @throws SealFault {@link SealFault.Kind#NOT_A_KEY}
   */
  void check(String file) throws SealFault {
    // So that what is no number is refused too.
    if (!(memory <= MOST_MEMORY)) {
      throw fault(file, "asks for more than 1 GiB of memory to be opened: it is damaged");
    }
    if (!(work <= MOST_WORK)) {
      throw fault(
          file,
          "asks for more work to be opened than any key does (at most scrypt over 2 GiB in all, or"
              + " 10,000,000 rounds of PBKDF2): it is damaged");
    }
    double may = Runtime.getRuntime().maxMemory() / 2.0;
    if (memory > may) {
      throw new SealFault(
          SealFault.Kind.NOT_A_KEY,
          "the key %s asks for %.0f MiB of memory to be opened, and this program may use %.0f: give it more, with `java -Xmx2g -jar sealpress.jar`"
              .formatted(file, memory / MIB, may / MIB));
    }
  }

  void check(Path file) throws SealFault {
    check(file.toString());
  }

  private static SealFault fault(String file, String what) {
    return new SealFault(
        SealFault.Kind.NOT_A_KEY, "the key " + file + " " + what + "; take the spare copy");
  }
}
