package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.crypto.util.PBKDFConfig;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.sealpress.fuzz.Cost;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.Scratch;
import org.sealpress.fuzz.SeededRandom;

/**
 * A key's file: SealFault, or a key that can be used. Its passphrase is asked for only when it is
 * under one, and then whatever it asks of the processor and of memory is bounded.
 */
public final class KeyFileFuzz implements FuzzTarget {
  private static final int CHEAP = 16 << 20;
  private static final PBKDFConfig PBKDF2 =
      new PBKDF2Config.Builder()
          .withPRF(PBKDF2Config.PRF_SHA256)
          .withIterationCount(2)
          .withSaltLength(8)
          .build();

  private final Path file = Scratch.folder().resolve("key.pem");

  /** A file. */
  public KeyFileFuzz() throws IOException {}

  @Override
  public List<byte[]> seeds() throws Exception {
    OpeningKey ec = TestKeys.alone(file.getParent(), SeededKeys.of(KeyKind.EC_P256));
    OpeningKey rsa = TestKeys.alone(file.getParent(), SeededKeys.of(KeyKind.RSA_3072));
    byte[] pkcs8 = ec.privateKey().getEncoded();
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(pkcs8);
    seeds.add(rsa.privateKey().getEncoded());
    seeds.add(PemBlock.write("PRIVATE KEY", pkcs8));
    seeds.add(locked(pkcs8, new ScryptConfig.Builder(16, 8, 1).withSaltLength(8).build()));
    seeds.add(locked(pkcs8, PBKDF2));
    seeds.addAll(pkcs12(pkcs8));
    return seeds;
  }

  /** Without a checksum, and with a wrong one. */
  private static List<byte[]> pkcs12(byte[] pkcs8) throws Exception {
    PKCS12SafeBag key =
        new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(pkcs8), encryptor(PBKDF2)).build();
    Pfx pfx = new PKCS12PfxPduBuilder().addData(key).build(null, null).toASN1Structure();
    DigestInfo checksum =
        new DigestInfo(
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE),
            new byte[32]);
    MacData mac = new MacData(checksum, new byte[8], 1);
    return List.of(pfx.getEncoded(), new Pfx(pfx.getAuthSafe(), mac).getEncoded());
  }

  private static byte[] locked(byte[] pkcs8, PBKDFConfig kdf) throws Exception {
    byte[] der = new PKCS8EncryptedPrivateKeyInfoBuilder(pkcs8).build(encryptor(kdf)).getEncoded();
    return PemBlock.write("ENCRYPTED PRIVATE KEY", der);
  }

  private static OutputEncryptor encryptor(PBKDFConfig kdf) throws Exception {
    return new JcePKCSPBEOutputEncryptorBuilder(kdf, NISTObjectIdentifiers.id_aes256_CBC)
        .setProvider(BouncyCastle.provider())
        .setRandom(SeededRandom.of(7))
        .build(TestKeys.PASSPHRASE.toCharArray());
  }

  /** What the passphrase may cost is much more than what all else does. */
  @Override
  public Cost most() {
    return new Cost(32 << 20, 64, Duration.ofSeconds(1));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    PassphraseSource source =
        isCheap() ? TestKeys.typed(TestKeys.PASSPHRASE) : PassphraseSource.none();
    try (OpeningKey key = OpeningKey.read(file, source)) {
      assertFalse(key.kind().isEmpty());
      assertFalse(key.privateKey().getAlgorithm().isEmpty());
    } catch (SealFault e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }

  /** What is dear, and may be, is left out: it would take seconds each time. */
  private boolean isCheap() throws IOException {
    try {
      byte[] content = Files.readAllBytes(file);
      KdfCost cost =
          PemFile.isPem(content)
              ? KdfCost.of(
                  EncryptedPrivateKeyInfo.getInstance(LockedKey.read(file).der())
                      .getEncryptionAlgorithm())
              : KdfCost.ofPkcs12(content);
      return cost.memory() <= CHEAP && cost.work() <= CHEAP;
    } catch (SealFault | IOException | RuntimeException e) {
      return true;
    }
  }
}
