package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeysTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  @TempDir Path dir;

  private SealKeys open() {
    return open(TestKeys.CLOCK);
  }

  private SealKeys open(Clock clock) {
    return SealKeys.open(folder(), Optional.empty(), "front-desk", clock, new SecureRandom());
  }

  private Path folder() {
    return dir.resolve("seal");
  }

  private List<String> files() throws Exception {
    try (var files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aKeyThatIsMissingIsMadeForItsOwnerAlone() throws Exception {
    try (SealKeys keys = open()) {
      assertEquals(List.of(), keys.problems());
      assertTrue(keys.isNew());
      assertEquals(List.of("0001.key.pem"), files());
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(folder().resolve("0001.key.pem"))));
      assertEquals(
          "Seal of front-desk", Certificates.commonName(keys.current().get().certificate()));
      assertFalse(keys.toString().contains("PRIVATE"));
      assertTrue(keys.current().get().toString().startsWith("***"));
    }
  }

  @Test
  void itIsTheSameOneAtTheNextStartAndSignsTheSame() throws Exception {
    byte[] signature;
    String fingerprint;
    try (SealKeys keys = open()) {
      keys.given();
      signature = keys.current().get().sign(MESSAGE);
      fingerprint = keys.current().get().fingerprint();
    }
    try (SealKeys keys = open()) {
      assertFalse(keys.isNew());
      assertEquals(fingerprint, keys.former());
      assertArrayEquals(signature, keys.current().get().sign(MESSAGE));
      assertEquals(List.of("0001.key.pem", "0001.pem"), files());
      assertEquals(List.of(fingerprint), List.copyOf(keys.certificates().keySet()));
    }
  }

  @Test
  void anotherKeyIsUsedFromTheNextStartOnAndTheFormerOneIsDestroyed() throws Exception {
    String first;
    try (SealKeys keys = open()) {
      keys.given();
      first = keys.current().get().fingerprint();
    }
    SealKeys.rotate(folder(), "front-desk", TestKeys.CLOCK, new SecureRandom());
    assertEquals(List.of("0001.key.pem", "0001.pem", "0002.key.pem"), files());
    try (SealKeys keys = open()) {
      assertTrue(keys.isNew());
      assertEquals(first, keys.former());
      assertNotEquals(first, keys.current().get().fingerprint());
      keys.given();
      assertEquals(2, keys.certificates().size());
      assertEquals(List.of("0001.pem", "0002.key.pem", "0002.pem"), files());
    }
  }

  @Test
  void aKeyWhoseTimeIsNearlyOverIsReplaced() throws Exception {
    try (SealKeys keys = open()) {
      keys.given();
    }
    Clock late = Clock.offset(TestKeys.CLOCK, Duration.ofDays(10 * 365 - 20));
    try (SealKeys keys = open(late)) {
      assertTrue(keys.isNew());
      assertTrue(keys.current().get().notAfter().isAfter(late.instant().plusSeconds(1)));
      assertEquals(List.of(), keys.problems());
      assertEquals(List.of("0001.key.pem", "0001.pem", "0002.key.pem"), files());
    }
  }

  @Test
  void aKeyThatIsDamagedIsLeftAndTold() throws Exception {
    try (SealKeys keys = open()) {
      keys.given();
    }
    Path file = folder().resolve("0001.key.pem");
    byte[] good = Files.readAllBytes(file);
    for (byte[] bad :
        List.of(
            new byte[0],
            "garbage".getBytes(StandardCharsets.UTF_8),
            new String(good, StandardCharsets.US_ASCII)
                .replaceFirst("MIG", "MIH")
                .getBytes(StandardCharsets.US_ASCII))) {
      Files.write(file, bad);
      try (SealKeys keys = open()) {
        assertTrue(keys.current().isEmpty());
        assertEquals(1, keys.problems().size());
        String problem = keys.problems().get(0);
        assertTrue(problem.startsWith("Documents are not signed: " + file), problem);
        assertTrue(problem.contains("sealpress keys rotate-seal"), problem);
        assertArrayEquals(bad, Files.readAllBytes(file), "nothing is written over");
        assertEquals(1, keys.certificates().size(), "old signatures stay verifiable");
      }
    }
    Files.write(file, good);
    try (SealKeys keys = open()) {
      assertEquals(List.of(), keys.problems());
    }
  }

  @Test
  void aKeyThatDoesNotBelongToItsCertificateIsRefused() throws Exception {
    try (SealKeys keys = open()) {
      keys.given();
    }
    Path file = folder().resolve("0001.key.pem");
    SealKey other = SealKey.make("other", TestKeys.CLOCK, new SecureRandom());
    String key = new String(other.pem(), StandardCharsets.US_ASCII);
    String certificate = Files.readString(folder().resolve("0001.pem"));
    Files.writeString(file, key.substring(0, key.indexOf("-----BEGIN CERT")) + certificate);
    try (SealKeys keys = open()) {
      assertTrue(keys.current().isEmpty());
      assertTrue(keys.problems().get(0).contains("no certificate that belongs to its key"));
    }
  }

  @Test
  void aKeyThatOthersMayReadIsTold() throws Exception {
    open().close();
    Path file = folder().resolve("0001.key.pem");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    try (SealKeys keys = open()) {
      assertTrue(keys.current().isPresent());
      assertEquals(
          List.of("The box's seal key " + file + " may be read by others: chmod 600 " + file + "."),
          keys.problems());
    }
  }

  @Test
  void theSystemsCredentialWinsAndItsCertificateIsKept() throws Exception {
    Path credentials = Files.createDirectories(dir.resolve("credentials"));
    try (SealKeys keys = open()) {
      keys.given();
    }
    SealKey given = SealKey.make("front-desk", TestKeys.CLOCK, new SecureRandom());
    Files.write(credentials.resolve(SealKeys.CREDENTIAL), given.pem());
    try (SealKeys keys =
        SealKeys.open(
            folder(), Optional.of(credentials), "front-desk", TestKeys.CLOCK, new SecureRandom())) {
      assertEquals(given.fingerprint(), keys.current().get().fingerprint());
      assertTrue(keys.isNew());
      assertTrue(keys.problems().get(0).contains("0001.key.pem is not used"));
      keys.given();
      assertEquals(List.of("0001.key.pem", "0001.pem", "0002.pem"), files());
    }
    // Without the certificate in it, the folder's is taken.
    String pem = new String(given.pem(), StandardCharsets.US_ASCII);
    Files.writeString(
        credentials.resolve(SealKeys.CREDENTIAL), pem.substring(0, pem.indexOf("-----BEGIN CERT")));
    try (SealKeys keys =
        SealKeys.open(
            folder(), Optional.of(credentials), "front-desk", TestKeys.CLOCK, new SecureRandom())) {
      assertEquals(given.fingerprint(), keys.current().get().fingerprint());
      assertFalse(keys.isNew());
    }
  }

  @Test
  void aKeyThatWasClosedSignsNothingMore() {
    SealKeys keys = open();
    SealKey key = keys.current().get();
    keys.close();
    assertTrue(key.isDestroyed());
    assertThrows(SealFault.class, () -> key.sign(MESSAGE));
  }
}
