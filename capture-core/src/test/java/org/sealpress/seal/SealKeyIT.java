package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Programs;

/** The judge is openssl. */
class SealKeyIT {
  private static final byte[] CONTENT = "a document\n".getBytes(StandardCharsets.UTF_8);

  private final SealKey key = TestKeys.sealKey();

  @TempDir Path dir;
  private OpenSsl openssl;

  @BeforeEach
  void write() throws Exception {
    Programs.assume("openssl");
    openssl = new OpenSsl(dir);
    Files.write(dir.resolve("key.pem"), key.pem());
    Files.write(dir.resolve("seal.pem"), TestKeys.certificate(key));
    Files.write(dir.resolve("document"), CONTENT);
  }

  @Test
  void theCertificateIsAMachinesForSignaturesAlone() throws Exception {
    String text = openssl.run("x509", "-in", "seal.pem", "-noout", "-text");
    assertTrue(
        text.contains(
            "Subject: O = Sealpress, OU = \"Seal of a machine, not of a person\","
                + " CN = Seal of front-desk"),
        text);
    assertTrue(text.contains("Digital Signature, Non Repudiation\n"), text);
    assertTrue(text.contains("CA:FALSE"), text);
    assertTrue(text.contains("NIST CURVE: P-256"), text);
    assertTrue(
        openssl
            .run("x509", "-in", "seal.pem", "-noout", "-fingerprint", "-sha256")
            .replace(":", "")
            .toLowerCase(java.util.Locale.ROOT)
            .contains(key.fingerprint()));
    assertEquals(
        openssl.run("x509", "-in", "seal.pem", "-noout", "-pubkey"),
        openssl.run("pkey", "-in", "key.pem", "-pubout"));
  }

  @Test
  void aSignatureIsVerifiedByOpensslAloneAndAnotherDocumentIsNot() throws Exception {
    byte[] hash = Sha256.digest().digest(CONTENT);
    BoxSigner signer = new BoxSigner(key, Optional.empty(), TestKeys.CLOCK);
    byte[] cms = signer.sign(hash, signer.room()).cms();
    assertArrayEquals(cms, signer.sign(hash, signer.room()).cms(), "the same each time");
    Files.write(dir.resolve("cms"), cms);
    String[] verify = {
      "cms",
      "-verify",
      "-binary",
      "-inform",
      "DER",
      "-in",
      "cms",
      "-content",
      "document",
      "-CAfile",
      "seal.pem",
      "-purpose",
      "any",
      "-out",
      "verified",
      "-attime",
      Long.toString(TestKeys.NOW.getEpochSecond())
    };
    openssl.run(verify);
    assertArrayEquals(CONTENT, Files.readAllBytes(dir.resolve("verified")));
    Files.writeString(dir.resolve("document"), "another document\n");
    assertFalse(openssl.attempt(verify).exit() == 0);
    String printed = openssl.run("cms", "-cmsout", "-print", "-inform", "DER", "-in", "cms");
    assertTrue(printed.contains("id-smime-aa-signingCertificateV2"), printed);
    assertFalse(printed.contains("signingTime"), printed);
  }

  @Test
  void aCertificateWhoseTimeIsOverIsDoubted() throws Exception {
    java.time.Clock late =
        java.time.Clock.offset(TestKeys.CLOCK, java.time.Duration.ofDays(11 * 365));
    BoxSigner signer = new BoxSigner(key, Optional.empty(), late);
    String note = signer.sign(new byte[32], signer.room()).note();
    assertTrue(note.startsWith("signed while the box's certificate is not valid"), note);
  }
}
