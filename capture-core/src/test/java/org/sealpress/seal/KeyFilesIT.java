package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.seal.Faults.fault;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key files of every kind that {@code openssl} writes. */
class KeyFilesIT {
  @TempDir Path dir;

  private OpenSsl openssl;

  @BeforeEach
  void here() {
    openssl = new OpenSsl(dir);
  }

  @ParameterizedTest
  @CsvSource({"rsa:2048", "ec:prime256v1", "ec:secp384r1"})
  void allFormsOfAKeyAreTheSameKey(String kind) throws Exception {
    newKey(kind);
    openssl.run("pkcs8", "-topk8", "-in", "k.pem", "-passout", "pass:secret", "-out", "pbkdf2.pem");
    openssl.run(
        "pkcs8",
        "-topk8",
        "-scrypt",
        "-in",
        "k.pem",
        "-passout",
        "pass:secret",
        "-out",
        "scrypt.pem");
    openssl.run("pkey", "-in", "k.pem", "-traditional", "-out", "traditional.pem");
    openssl.run("pkcs8", "-topk8", "-nocrypt", "-in", "k.pem", "-outform", "DER", "-out", "k.der");
    openssl.run(
        "pkcs12",
        "-export",
        "-inkey",
        "k.pem",
        "-in",
        "c.pem",
        "-passout",
        "pass:secret",
        "-out",
        "k.p12");
    fault(
        SealFault.Kind.NOT_A_CERTIFICATE,
        () -> Recipients.inUse(List.of(dir.resolve("k.p12")), TestKeys.CLOCK),
        "PKCS#12, which holds a private key",
        "-nokeys");
    Path certificate = dir.resolve("c.pem");
    for (String name :
        new String[] {"k.pem", "pbkdf2.pem", "scrypt.pem", "traditional.pem", "k.der", "k.p12"}) {
      try (OpeningKey key = OpeningKey.read(dir.resolve(name), TestKeys.typed("secret"))) {
        assertEquals(name.equals("k.p12"), key.certificate().isPresent(), name);
        assertTrue(key.with(certificate).certificate().isPresent(), name);
      }
    }
    for (String name : new String[] {"pbkdf2.pem", "scrypt.pem", "k.p12"}) {
      fault(
          SealFault.Kind.WRONG_PASSPHRASE,
          () -> OpeningKey.read(dir.resolve(name), TestKeys.typed("sicret")),
          "wrong passphrase",
          name);
    }
  }

  @Test
  void aPkcs12WithoutAKeyIsNamed() throws Exception {
    newKey("ec:prime256v1");
    openssl.run(
        "pkcs12", "-export", "-nokeys", "-in", "c.pem", "-passout", "pass:secret", "-out", "c.p12");
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> OpeningKey.read(dir.resolve("c.p12"), TestKeys.typed("secret")),
        "holds no private key");
  }

  @Test
  void aKeyThatCannotOpenAnythingIsNamed() throws Exception {
    openssl.run("genpkey", "-algorithm", "ed25519", "-out", "ed.pem");
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> OpeningKey.read(dir.resolve("ed.pem"), PassphraseSource.none()),
        "cannot open anything",
        "only RSA and EC");
    openssl.run(
        "req", "-x509", "-key", "ed.pem", "-subj", "/CN=ed", "-days", "10", "-out", "ed.crt");
    openssl.run(
        "pkcs12",
        "-export",
        "-inkey",
        "ed.pem",
        "-in",
        "ed.crt",
        "-passout",
        "pass:secret",
        "-out",
        "ed.p12");
    fault(
        SealFault.Kind.NOT_A_KEY,
        () -> OpeningKey.read(dir.resolve("ed.p12"), TestKeys.typed("secret")),
        "cannot open anything");
  }

  private void newKey(String kind) throws Exception {
    if (kind.startsWith("rsa")) {
      openssl.run(
          "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "k.pem");
    } else {
      openssl.run(
          "genpkey",
          "-algorithm",
          "EC",
          "-pkeyopt",
          "ec_paramgen_curve:" + kind.substring(3),
          "-out",
          "k.pem");
    }
    openssl.run(
        "req", "-x509", "-key", "k.pem", "-subj", "/CN=" + kind, "-days", "3650", "-out", "c.pem");
  }
}
