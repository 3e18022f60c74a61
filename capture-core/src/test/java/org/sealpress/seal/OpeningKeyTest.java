package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;
import static org.sealpress.seal.Faults.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpeningKeyTest {
  @TempDir Path dir;

  private final RecoveryKey made = TestKeys.key(KeyKind.EC_P256);

  @Test
  void aKeyThatWasMadeIsReadBack() throws Exception {
    try (OpeningKey key = TestKeys.opening(dir, made)) {
      assertEquals(made.certificate(), key.certificate().orElseThrow());
      assertTrue(key.toString().startsWith("*** from CN=Test EC_P256"), key.toString());
      key.destroy();
      assertTrue(key.isDestroyed());
      assertThrows(IllegalStateException.class, key::privateKey);
    }
  }

  @Test
  void aKeyAndItsCertificateAreReadFromTwoFiles() throws Exception {
    Path file = TestKeys.keyFile(dir, made);
    Path certificate = TestKeys.certificate(dir, made);
    try (OpeningKey key = OpeningKey.read(file, certificate, TestKeys.typed(TestKeys.PASSPHRASE))) {
      assertEquals(made.certificate(), key.certificate().orElseThrow());
    }
    Path other = TestKeys.certificate(dir, TestKeys.key(KeyKind.EC_P384));
    fault(
        SealFault.Kind.KEY_MISMATCH,
        () -> OpeningKey.read(file, other, TestKeys.typed(TestKeys.PASSPHRASE)));
  }

  @Test
  void aCertificateInTheSameFileIsFound() throws Exception {
    Path both = dir.resolve("both.pem");
    Files.writeString(
        both,
        "Bag Attributes\n    friendlyName: x\n"
            + Files.readString(TestKeys.certificate(dir, TestKeys.key(KeyKind.EC_P384)))
            + Files.readString(TestKeys.keyFile(dir, made))
            + Files.readString(TestKeys.certificate(dir, made)));
    try (OpeningKey key = OpeningKey.read(both, TestKeys.typed(TestKeys.PASSPHRASE))) {
      assertEquals(made.certificate(), key.certificate().orElseThrow());
    }
  }

  @Test
  void aWrongPassphraseIsOneClearLine() throws IOException {
    Path file = TestKeys.keyFile(dir, made);
    fault(
        SealFault.Kind.WRONG_PASSPHRASE,
        () -> OpeningKey.read(file, TestKeys.typed("not this one")),
        "wrong passphrase",
        file.toString());
    fault(
        SealFault.Kind.PASSPHRASE_NEEDED,
        () -> OpeningKey.read(file, PassphraseSource.none()),
        file.toString(),
        "give its passphrase");
  }

  @Test
  void aCertificateWhereAKeyWasExpectedIsNamed() throws IOException {
    Path file = TestKeys.certificate(dir, made);
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> OpeningKey.read(file, PassphraseSource.none()),
        "holds a certificate",
        "expected a private key");
    Path der = Files.write(dir.resolve("c.der"), Certificates.encoded(made.certificate()));
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> OpeningKey.read(der, PassphraseSource.none()),
        "is a certificate");
  }

  @Test
  void theCertificateMustBeOfTheKey() throws Exception {
    Path other = TestKeys.certificate(dir, TestKeys.fresh(KeyKind.EC_P256, "other"));
    Path otherKind = TestKeys.certificate(dir, TestKeys.key(KeyKind.RSA_3072));
    try (OpeningKey key =
        OpeningKey.read(TestKeys.keyFile(dir, made), TestKeys.typed(TestKeys.PASSPHRASE))) {
      assertFalse(key.certificate().isPresent());
      fault(SealFault.Kind.KEY_MISMATCH, () -> key.with(other), "CN=other", "made together");
      fault(SealFault.Kind.KEY_MISMATCH, () -> key.with(otherKind), "RSA_3072");
      fault(
          SealFault.Kind.NOT_A_CERTIFICATE,
          () -> key.with(TestKeys.keyFile(dir, made)),
          "holds a private key",
          "expected a certificate");
    }
  }

  @Test
  void whatIsNoKeyIsNamed() throws IOException {
    PassphraseSource none = PassphraseSource.none();
    Path missing = dir.resolve("none.pem");
    fault(SealFault.Kind.UNREADABLE, () -> OpeningKey.read(missing, none), "there is no file");
    fault(SealFault.Kind.UNREADABLE, () -> OpeningKey.read(dir, none), "cannot read");
    Path large = Files.write(dir.resolve("large"), new byte[(1 << 20) + 1]);
    fault(SealFault.Kind.UNREADABLE, () -> OpeningKey.read(large, none), "larger than 1 MiB");
    Path empty = Files.write(dir.resolve("empty"), new byte[0]);
    fault(SealFault.Kind.NOT_A_KEY, () -> OpeningKey.read(empty, none), "is no key");
    Path text = Files.writeString(dir.resolve("text"), "hello");
    fault(SealFault.Kind.NOT_A_KEY, () -> OpeningKey.read(text, none), "is no key");
    Path der = Files.write(dir.resolve("der"), new byte[] {0x30, 3, 2, 1, 0});
    fault(SealFault.Kind.NOT_A_KEY, () -> OpeningKey.read(der, none), "is damaged");
    Path cut = Files.writeString(dir.resolve("cut"), "-----BEGIN PRIVATE KEY-----\nMIIE");
    fault(SealFault.Kind.UNREADABLE, () -> OpeningKey.read(cut, none), "cut off");
    Path two = dir.resolve("two");
    Files.writeString(two, Files.readString(TestKeys.keyFile(dir, made)).repeat(2));
    fault(SealFault.Kind.NOT_A_KEY, () -> OpeningKey.read(two, none), "several private keys");
    Path old =
        Files.writeString(
            dir.resolve("old"),
            """
            -----BEGIN RSA PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF

            AAAA
            -----END RSA PRIVATE KEY-----
            """);
    fault(SealFault.Kind.NOT_A_KEY, () -> OpeningKey.read(old, none), "openssl pkcs8 -topk8");
  }

  @ParameterizedTest
  @EnumSource(names = {"EC_P256", "RSA_3072"})
  void aDamagedKeyFileIsAlwaysANamedFault(KeyKind kind) throws Exception {
    byte[] original;
    try (OpeningKey key = TestKeys.alone(dir, TestKeys.key(kind))) {
      original = key.privateKey().getEncoded();
    }
    byte[] der = cheaplyLocked(original);
    Random random = new Random(7);
    Path file = dir.resolve("damaged.pem");
    for (int i = 0; i < der.length; i++) {
      byte[] damaged = der.clone();
      damaged[i] ^= (byte) (1 << random.nextInt(8));
      Files.writeString(
          file,
          "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(damaged)
              + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
      try (OpeningKey read = OpeningKey.read(file, TestKeys.typed(TestKeys.PASSPHRASE))) {
        assertArrayEquals(original, read.privateKey().getEncoded(), "byte " + i);
      } catch (SealFault expected) {
        says(expected, file.toString());
      }
    }
  }

  /** With the least work, so that it can be opened some thousand times. */
  private static byte[] cheaplyLocked(byte[] pkcs8) throws Exception {
    OutputEncryptor encryptor =
        new JcePKCSPBEOutputEncryptorBuilder(
                new ScryptConfig.Builder(2, 1, 1).withSaltLength(16).build(),
                NISTObjectIdentifiers.id_aes256_CBC)
            .setProvider(BouncyCastle.provider())
            .build(TestKeys.PASSPHRASE.toCharArray());
    return new PKCS8EncryptedPrivateKeyInfoBuilder(pkcs8).build(encryptor).getEncoded();
  }
}
