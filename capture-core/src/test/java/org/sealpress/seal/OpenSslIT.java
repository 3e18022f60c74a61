package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.seal.Faults.fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.durable.Sha256;

/** What is sealed here, the real {@code openssl} opens, and the other way round. */
class OpenSslIT {
  private static final String PASS = "pass:" + TestKeys.PASSPHRASE;

  @TempDir Path dir;

  private OpenSsl openssl;

  @BeforeEach
  void here() {
    openssl = new OpenSsl(dir);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void opensslOpensWhatWasSealed(KeyKind kind) throws Exception {
    RecoveryKey key = TestKeys.key(kind);
    Sealer sealer = TestKeys.sealer(dir, TestKeys.fresh(KeyKind.EC_P256, "spare"), key);
    for (int size : new int[] {0, 1, 5 << 20}) {
      byte[] plain = bytes(size);
      seal(sealer, plain, dir.resolve("x.cms"));
      decrypt(key, "-recip", TestKeys.certificate(dir, key).toString());
      assertArrayEquals(plain, Files.readAllBytes(dir.resolve("x.pdf")));
    }
  }

  @Test
  void everyRecipientOpensItWithOpensslAndTheKeyAloneWillDo() throws Exception {
    RecoveryKey[] keys = {
      TestKeys.key(KeyKind.RSA_3072),
      TestKeys.key(KeyKind.RSA_4096),
      TestKeys.key(KeyKind.EC_P256),
      TestKeys.key(KeyKind.EC_P384)
    };
    byte[] plain = bytes(70_000);
    seal(TestKeys.sealer(dir, keys), plain, dir.resolve("x.cms"));
    for (RecoveryKey key : keys) {
      decrypt(key, "-recip", TestKeys.certificate(dir, key).toString());
      assertArrayEquals(plain, Files.readAllBytes(dir.resolve("x.pdf")));
      decrypt(key);
      assertArrayEquals(plain, Files.readAllBytes(dir.resolve("x.pdf")));
    }
  }

  @Test
  void opensslTooRefusesAFlippedBit() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    byte[] plain = bytes(1000);
    Path sealed = dir.resolve("x.cms");
    seal(TestKeys.sealer(dir, key), plain, sealed);
    byte[] object = Files.readAllBytes(sealed);
    object[object.length - 100] ^= 1;
    Files.write(sealed, object);
    OpenSsl.Result result =
        openssl.attempt(
            "cms",
            "-decrypt",
            "-binary",
            "-inform",
            "DER",
            "-in",
            "x.cms",
            "-out",
            "x.pdf",
            "-inkey",
            TestKeys.keyFile(dir, key).toString(),
            "-passin",
            PASS);
    assertNotEquals(0, result.exit());
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void whatOpensslSealedIsOpened(KeyKind kind) throws Exception {
    RecoveryKey key = TestKeys.key(kind);
    byte[] plain = bytes(200_001);
    Files.write(dir.resolve("m"), plain);
    for (String identifier : new String[] {"", "-keyid"}) {
      encrypt(key, "-aes-256-gcm", identifier, identifier.isEmpty() ? "o1" : "o2");
    }
    try (OpeningKey opening = TestKeys.opening(dir, key)) {
      for (String object : new String[] {"o1", "o2"}) {
        Sums sums = new Opener(opening).open(dir.resolve(object), dir.resolve(object + ".pdf"));
        assertEquals(Sha256.of(plain), sums.plainSha256());
        assertArrayEquals(plain, Files.readAllBytes(dir.resolve(object + ".pdf")));
      }
    }
  }

  @Test
  void weakerAlgorithmsThatOpensslOffersAreRefused() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.RSA_3072);
    Files.write(dir.resolve("m"), bytes(100));
    encrypt(key, "-aes-128-gcm", "", "short");
    String certificate = TestKeys.certificate(dir, key).toString();
    String[] encrypt = {"cms", "-encrypt", "-binary", "-outform", "DER", "-in", "m"};
    run(encrypt, "-aes-256-gcm", "-out", "v15", "-recip", certificate);
    run(
        encrypt,
        "-aes-256-gcm",
        "-out",
        "sha1",
        "-recip",
        certificate,
        "-keyopt",
        "rsa_padding_mode:oaep");
    run(encrypt, "-aes-256-cbc", "-out", "cbc", "-recip", certificate);
    try (OpeningKey opening = TestKeys.opening(dir, key)) {
      for (String object : new String[] {"short", "v15", "sha1", "cbc"}) {
        fault(
            SealFault.Kind.WRONG_ALGORITHM,
            () -> new Opener(opening).open(dir.resolve(object), dir.resolve("out")),
            "expected");
        assertFalse(Files.exists(dir.resolve("out")));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"RSA_3072, correct horse battery staple", "EC_P384, 'Schlüssel über 12 €'"})
  void opensslOpensTheKeyWithThePassphraseAndRefusesAnother(KeyKind kind, String typed)
      throws Exception {
    RecoveryKey key = TestKeys.key(kind);
    try (Passphrase passphrase = Passphrase.takenFrom(typed.toCharArray())) {
      key.write(
          dir.resolve("k.pem"), dir.resolve("c.pem"), passphrase, new java.security.SecureRandom());
    }
    Files.writeString(dir.resolve("pw"), typed + "\n");
    Files.writeString(dir.resolve("wrong"), typed + "x\n");
    long start = System.nanoTime();
    openssl.run("pkey", "-in", "k.pem", "-passin", "file:pw", "-noout", "-check");
    System.out.printf("openssl opens %s in %d ms%n", kind, (System.nanoTime() - start) / 1_000_000);
    assertNotEquals(
        0, openssl.attempt("pkey", "-in", "k.pem", "-passin", "file:wrong", "-noout").exit());
    String structure = openssl.run("asn1parse", "-in", "k.pem");
    assertTrue(structure.contains("PBES2"), structure);
    assertTrue(structure.toLowerCase(Locale.ROOT).contains("scrypt"), structure);
    assertTrue(structure.contains("aes-256-cbc"), structure);
    assertEquals(
        openssl.run("pkey", "-in", "k.pem", "-passin", "file:pw", "-pubout"),
        openssl.run("x509", "-in", "c.pem", "-noout", "-pubkey"));
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void opensslLikesTheCertificate(KeyKind kind) throws Exception {
    RecoveryKey key = TestKeys.key(kind);
    String file = TestKeys.certificate(dir, key).toString();
    String time = Long.toString(TestKeys.NOW.getEpochSecond());
    openssl.run("verify", "-x509_strict", "-attime", time, "-CAfile", file, file);
    String text = openssl.run("x509", "-in", file, "-noout", "-text");
    for (String part :
        new String[] {
          "Version: 3",
          "CN = Test " + kind,
          "X509v3 Key Usage: critical",
          kind.algorithm().equals("RSA") ? "Key Encipherment" : "Key Agreement",
          "X509v3 Subject Key Identifier",
          "Not After : Nov 24 09:15:00 2046 GMT",
          "CA:FALSE"
        }) {
      assertTrue(text.contains(part), part + " is not in " + text);
    }
    String fingerprint =
        openssl.run("x509", "-in", file, "-noout", "-fingerprint", "-sha256").strip();
    assertEquals(
        key.fingerprint(),
        fingerprint
            .substring(fingerprint.indexOf('=') + 1)
            .replace(":", "")
            .toLowerCase(Locale.ROOT));
  }

  private void decrypt(RecoveryKey key, String... more) throws IOException {
    Files.deleteIfExists(dir.resolve("x.pdf"));
    run(
        new String[] {
          "cms",
          "-decrypt",
          "-binary",
          "-inform",
          "DER",
          "-in",
          "x.cms",
          "-out",
          "x.pdf",
          "-inkey",
          TestKeys.keyFile(dir, key).toString(),
          "-passin",
          PASS
        },
        more);
  }

  private void encrypt(RecoveryKey key, String cipher, String identifier, String out)
      throws IOException {
    String certificate = TestKeys.certificate(dir, key).toString();
    String[] command = {
      "cms", "-encrypt", cipher, "-binary", "-outform", "DER", "-in", "m", "-out", out
    };
    String[] who = identifier.isEmpty() ? new String[0] : new String[] {identifier};
    String[] how =
        key.certificate().getPublicKey().getAlgorithm().equals("RSA")
            ? new String[] {
              "-recip",
              certificate,
              "-keyopt",
              "rsa_padding_mode:oaep",
              "-keyopt",
              "rsa_oaep_md:sha256"
            }
            : new String[] {"-recip", certificate, "-keyopt", "ecdh_kdf_md:sha256"};
    run(concatenate(command, who), how);
  }

  private void run(String[] command, String... more) throws IOException {
    openssl.run(concatenate(command, more));
  }

  private static String[] concatenate(String[] first, String[] second) {
    String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static void seal(Sealer sealer, byte[] plain, Path into) throws Exception {
    try (OutputStream out = Files.newOutputStream(into)) {
      sealer.seal(new ByteArrayInputStream(plain), plain.length, out);
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
