package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sealpress.seal.Faults.fault;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Key files that ask for hours or for all memory. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KdfCostTest {
  private static final byte[] SALT = new byte[8];
  private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(2000);

  @TempDir Path dir;

  private static AlgorithmIdentifier pbes2(ASN1ObjectIdentifier kdf, ASN1Encodable parameters) {
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_PBES2,
        new PBES2Parameters(
            new KeyDerivationFunc(kdf, parameters),
            new EncryptionScheme(
                NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]))));
  }

  private static AlgorithmIdentifier scrypt(BigInteger n, BigInteger r, BigInteger p) {
    ASN1Encodable[] parameters = {
      new DEROctetString(SALT), new ASN1Integer(n), new ASN1Integer(r), new ASN1Integer(p)
    };
    return pbes2(MiscObjectIdentifiers.id_scrypt, new DERSequence(parameters));
  }

  private static AlgorithmIdentifier scrypt(long n, long r, long p) {
    return scrypt(BigInteger.valueOf(n), BigInteger.valueOf(r), BigInteger.valueOf(p));
  }

  private static AlgorithmIdentifier pbkdf2(int rounds) {
    return pbes2(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(SALT, rounds));
  }

  private void refused(AlgorithmIdentifier algorithm, String... parts) throws Exception {
    byte[] key = new EncryptedPrivateKeyInfo(algorithm, new byte[64]).getEncoded();
    Path file = dir.resolve("key.pem");
    Files.write(file, PemBlock.write("ENCRYPTED PRIVATE KEY", key));
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> OpeningKey.read(file, TestKeys.typed(TestKeys.PASSPHRASE)),
        parts);
  }

  @Test
  void aKeyThatAsksForAllMemoryIsRefused() throws Exception {
    refused(scrypt(1L << 30, 8, 1), "more than 1 GiB of memory", "take the spare copy");
    refused(scrypt(2, 1 << 29, 1), "more than 1 GiB of memory");
    refused(scrypt(2, 8, 1 << 30), "more than 1 GiB of memory");
    refused(scrypt(HUGE, HUGE, BigInteger.ZERO), "more than 1 GiB of memory");
  }

  @Test
  void aKeyThatAsksForMoreThanThisProgramHasIsRefusedWithWhatToDo() throws Exception {
    refused(scrypt(1 << 19, 8, 1), "asks for 512 MiB of memory", "java -Xmx2g");
  }

  @Test
  void aKeyThatAsksForHoursIsRefused() throws Exception {
    refused(scrypt(1 << 14, 8, 10_000), "more work to be opened than any key");
    refused(pbkdf2(10_000_001), "10,000,000 rounds of PBKDF2", "take the spare copy");
    refused(
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.pbeWithSHA1AndDES_CBC, new PBEParameter(SALT, 1 << 30)),
        "more work");
    refused(
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
            new PKCS12PBEParams(SALT, 1 << 30)),
        "more work");
  }

  @Test
  void aPkcs12FileWhoseChecksumTakesHoursIsRefused() throws Exception {
    DigestInfo digest =
        new DigestInfo(
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE),
            new byte[32]);
    ContentInfo empty =
        new ContentInfo(
            PKCSObjectIdentifiers.data, new DEROctetString(new DERSequence().getEncoded()));
    byte[] pfx = new Pfx(empty, new MacData(digest, SALT, Integer.MAX_VALUE)).getEncoded();
    Path file = Files.write(dir.resolve("key.p12"), pfx);
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> OpeningKey.read(file, TestKeys.typed(TestKeys.PASSPHRASE)),
        "more work");
  }

  @Test
  void whatPeopleChooseIsTaken() throws Exception {
    for (AlgorithmIdentifier chosen :
        List.of(scrypt(1 << 14, 8, 10), scrypt(1 << 17, 8, 1), pbkdf2(600_000), pbkdf2(2048))) {
      KdfCost.of(chosen).check("key.pem");
    }
    assertEquals(16 << 20, KdfCost.of(scrypt(1 << 14, 8, 0)).memory());
  }
}
