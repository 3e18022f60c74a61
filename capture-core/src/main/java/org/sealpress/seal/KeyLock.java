package org.sealpress.seal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Locks a private key with a passphrase and opens it: PKCS#8 EncryptedPrivateKeyInfo (RFC 5958)
 * with PBES2 (RFC 8018), scrypt (RFC 7914) and AES-256-CBC.
 *
 * <p>Why scrypt and these costs: a stolen key file is attacked with graphics cards, which memory
 * slows down and iterations hardly do. A plain {@code openssl} 3.0 gives scrypt 32 MiB and no way
 * to ask for more with {@code cms -decrypt}; N = 2^15 with r = 8 is just above that, so N = 2^14, r
 * = 8 (16 MiB) is the most that opens everywhere. OWASP asks for p = 5 at that N; p = 10 doubles
 * it. {@code openssl pkey} opens such a key in 0.4 s on one core of a server of 2024 (PBKDF2 with
 * 600,000 rounds of HMAC-SHA256: 0.14 s, in no memory), this program in 0.8 s.
 *
 * <p>PBES2 with CBC has no authentication: a wrong passphrase and a damaged file look the same.
 */
final class KeyLock {
  private static final int COST = 1 << 14;
  private static final int BLOCK_SIZE = 8;
  private static final int PARALLELIZATION = 10;
  private static final int SALT_BYTES = 16;

  private KeyLock() {}

  static byte[] lock(byte[] pkcs8, Passphrase passphrase, SecureRandom random) throws IOException {
    ScryptConfig scrypt =
        new ScryptConfig.Builder(COST, BLOCK_SIZE, PARALLELIZATION)
            .withSaltLength(SALT_BYTES)
            .build();
    try {
      OutputEncryptor encryptor =
          new JcePKCSPBEOutputEncryptorBuilder(scrypt, NISTObjectIdentifiers.id_aes256_CBC)
              .setProvider(BouncyCastle.provider())
              .setRandom(random)
              .build(passphrase.characters());
      return new PKCS8EncryptedPrivateKeyInfoBuilder(pkcs8).build(encryptor).getEncoded();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("PBES2 with scrypt and AES-256-CBC", e);
    }
  }

  /**
   * The PKCS#8 key inside.
   *
   * @throws SealFault {@link SealFault.Kind#WRONG_PASSPHRASE} also when the file is damaged; {@link
   *     SealFault.Kind#NOT_A_KEY} when trying the passphrase costs too much
   */
  static PrivateKeyInfo open(byte[] encrypted, Passphrase passphrase, String file)
      throws SealFault {
    try {
      EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(encrypted);
      KdfCost.of(info.getEncryptionAlgorithm()).check(file);
      return new PKCS8EncryptedPrivateKeyInfo(info)
          .decryptPrivateKeyInfo(
              new JcePKCSPBEInputDecryptorProviderBuilder()
                  .setProvider(BouncyCastle.provider())
                  .build(passphrase.characters()));
    } catch (PKCSException | RuntimeException e) {
      throw wrongPassphrase(file, e);
    }
  }

  /** That a passphrase does not open a key's file. */
  static SealFault wrongPassphrase(String file, Exception why) {
    return new SealFault(
        SealFault.Kind.WRONG_PASSPHRASE,
        "wrong passphrase for the key "
            + file
            + " (or the file is damaged); type it again, or correct the file with the passphrase",
        why);
  }

  /** Overwrites what was secret. */
  static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
