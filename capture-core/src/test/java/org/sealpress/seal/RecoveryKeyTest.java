package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.seal.Faults.fault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path dir;

  @Test
  void theCertificateIsForEncryptionOnlyAndGoodForTwentyYears() throws Exception {
    X509Certificate rsa = TestKeys.key(KeyKind.RSA_3072).certificate();
    assertEquals("CN=Test RSA_3072", Certificates.name(rsa.getSubjectX500Principal()));
    assertEquals("SHA256withRSA", rsa.getSigAlgName());
    assertArrayEquals(
        new boolean[] {false, false, true, false, false, false, false, false, false},
        rsa.getKeyUsage());
    assertEquals(-1, rsa.getBasicConstraints());
    assertTrue(rsa.getExtensionValue("2.5.29.14").length > 20);
    assertEquals(Instant.parse("2046-11-24T09:15:00Z"), rsa.getNotAfter().toInstant());
    assertEquals(Instant.parse("2026-11-23T09:15:00Z"), rsa.getNotBefore().toInstant());
    assertTrue(rsa.getSerialNumber().bitLength() > 64);
    rsa.verify(rsa.getPublicKey());

    X509Certificate ec = TestKeys.key(KeyKind.EC_P384).certificate();
    assertEquals("SHA384withECDSA", ec.getSigAlgName());
    assertArrayEquals(
        new boolean[] {false, false, false, false, true, false, false, false, false},
        ec.getKeyUsage());
    assertNotEquals(rsa.getSerialNumber(), ec.getSerialNumber());
  }

  @Test
  void validityIsWhatWasAskedFor() throws SealFault {
    try (RecoveryKey key =
        RecoveryKey.make(
            KeyKind.EC_P256, "Kanzlei Müller", Period.ofYears(40), TestKeys.CLOCK, RANDOM)) {
      assertEquals("2066-11-24", Certificates.day(key.certificate().getNotAfter()));
      assertEquals(
          "CN=Kanzlei Müller", Certificates.name(key.certificate().getSubjectX500Principal()));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> RecoveryKey.make(KeyKind.EC_P256, "x", Period.ZERO, TestKeys.CLOCK, RANDOM));
  }

  @Test
  void aNameThatACertificateCannotCarryIsRefused() {
    for (String name : List.of("", "  ", "x".repeat(65), "a\nb")) {
      fault(
          SealFault.Kind.BAD_NAME,
          () -> RecoveryKey.make(KeyKind.EC_P256, name, Period.ofYears(1), TestKeys.CLOCK, RANDOM),
          "1 to 64 characters");
    }
  }

  @Test
  void theKeyFileIsItsOwnersOnly() throws Exception {
    Path key = dir.resolve("key.pem");
    Path certificate = dir.resolve("cert.pem");
    TestKeys.key(KeyKind.EC_P256).write(key, certificate, passphrase("twelve chars"), RANDOM);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    assertTrue(Files.readString(key).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    assertTrue(Files.readString(certificate).startsWith("-----BEGIN CERTIFICATE-----"));
  }

  @Test
  void nothingIsOverwrittenAndNoHalfOfAPairIsLeft() throws Exception {
    Path key = dir.resolve("key.pem");
    Path certificate = Files.writeString(dir.resolve("cert.pem"), "old");
    RecoveryKey made = TestKeys.key(KeyKind.EC_P256);
    assertThrows(
        FileAlreadyExistsException.class,
        () -> made.write(key, certificate, passphrase("twelve chars"), RANDOM));
    assertEquals("old", Files.readString(certificate));
    assertEquals(List.of(certificate), names());
  }

  @Test
  void aPassphraseThatIsTooShortOrCannotBeTypedIsRefusedBeforeAnythingIsWritten()
      throws IOException {
    Path key = dir.resolve("key.pem");
    RecoveryKey made = TestKeys.key(KeyKind.EC_P256);
    fault(
        SealFault.Kind.BAD_PASSPHRASE,
        () -> made.write(key, dir.resolve("c"), passphrase("elevenchars"), RANDOM),
        "has 11 characters",
        "at least 12");
    fault(
        SealFault.Kind.BAD_PASSPHRASE,
        () -> made.write(key, dir.resolve("c"), passphrase("two lines of\nit"), RANDOM),
        "control character");
    fault(
        SealFault.Kind.BAD_PASSPHRASE,
        () -> made.write(key, dir.resolve("c"), passphrase("ü".repeat(600)), RANDOM),
        "1023 bytes");
    assertEquals(List.of(), names());
  }

  @Test
  void charactersAreCountedAsPeopleCountThem() throws SealFault {
    passphrase("ümlautümlaut").checkNew();
    fault(SealFault.Kind.BAD_PASSPHRASE, () -> passphrase("😀".repeat(11)).checkNew(), "has 11");
  }

  @Test
  void secretsAreOverwrittenAndNeverPrinted() throws Exception {
    char[] typed = "correct horse battery".toCharArray();
    Passphrase passphrase = Passphrase.takenFrom(typed);
    assertArrayEquals(new char[typed.length], typed);
    assertEquals("***", passphrase.toString());
    char[] held = passphrase.characters();
    passphrase.close();
    assertTrue(passphrase.isDestroyed());
    assertArrayEquals(new char[held.length], held);
    assertThrows(IllegalStateException.class, passphrase::checkNew);

    RecoveryKey key = TestKeys.fresh(KeyKind.EC_P256, "short-lived");
    assertTrue(key.toString().startsWith("*** of CN=short-lived (serial "), key.toString());
    assertFalse(key.isDestroyed());
    key.close();
    assertTrue(key.isDestroyed());
    assertThrows(IllegalStateException.class, () -> key.keyPem(passphrase("twelve chars"), RANDOM));
  }

  private static Passphrase passphrase(String typed) {
    return Passphrase.takenFrom(typed.toCharArray());
  }

  private List<Path> names() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.sorted().toList();
    }
  }
}
