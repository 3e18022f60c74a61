package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
  private static final List<String> NAMES = List.of("Archive.local", "127.0.0.1", "::1");

  @TempDir private Path folder;

  private HttpsAuthority at(Instant now, List<String> names) throws IOException {
    return HttpsAuthority.open(
        folder, "desk", () -> names, Clock.fixed(now, ZoneOffset.UTC), new SecureRandom());
  }

  @Test
  void whatWasMadeIsKeptAndForItsOwnerAlone() throws Exception {
    HttpsAuthority first = at(NOW, NAMES);
    X509Certificate server = first.identity().chain().get(0);
    assertEquals(2, first.identity().chain().size());
    assertTrue(
        Duration.between(server.getNotBefore().toInstant(), server.getNotAfter().toInstant())
                .toDays()
            <= 397);
    HttpsAuthority again = at(NOW.plus(Duration.ofDays(300)), NAMES);
    assertEquals(first.identity().fingerprint(), again.identity().fingerprint());
    assertArrayEquals(first.certificate(), Files.readAllBytes(folder.resolve(HttpsAuthority.CA)));
    assertEquals(List.of(), again.problems());
    for (String file : List.of("ca.key.pem", "server.key.pem")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
    }
  }

  @Test
  void itIsRenewedBeforeItEndsAndBrowsersDoNotNotice() throws Exception {
    HttpsAuthority first = at(NOW, NAMES);
    HttpsAuthority later = at(NOW.plus(Duration.ofDays(380)), NAMES);
    assertNotEquals(first.identity().fingerprint(), later.identity().fingerprint());
    assertArrayEquals(first.certificate(), later.certificate());
    assertTrue(
        HttpsCertificates.isAccepted(
            later.identity().chain().get(0),
            first.identity().chain().get(1),
            NOW.plus(Duration.ofDays(380))));
  }

  @Test
  void aClockThatIsBehindChangesNothing() throws Exception {
    HttpsAuthority first = at(NOW, NAMES);
    HttpsAuthority behind = at(Instant.EPOCH, NAMES);
    assertArrayEquals(first.certificate(), behind.certificate());
    assertEquals(first.identity().fingerprint(), behind.identity().fingerprint());
    String told = behind.problems().get(0);
    assertTrue(told.contains("1970") && told.contains("correct the clock"), told);
    HttpsAuthority renamed = at(Instant.EPOCH, List.of("archive.local", "10.1.2.3"));
    assertArrayEquals(first.certificate(), renamed.certificate());
    assertTrue(renamed.identity().notAfter().isAfter(NOW));
    assertEquals(List.of(), at(NOW, NAMES).problems());
  }

  @Test
  void oneThatHasEndedIsKeptBesideTheNewOne() throws Exception {
    at(NOW, NAMES);
    byte[] former = Files.readAllBytes(folder.resolve("ca.key.pem"));
    HttpsAuthority later = at(NOW.plus(Duration.ofDays(3700)), NAMES);
    assertTrue(later.problems().get(0).contains("ca.key.pem.former"), later.problems().toString());
    assertArrayEquals(former, Files.readAllBytes(folder.resolve("ca.key.pem.former")));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("ca.key.pem.former"))));
    assertFalse(Arrays.equals(former, Files.readAllBytes(folder.resolve("ca.key.pem"))));
  }

  @Test
  void anotherNameOfTheBoxIsAnotherCertificate() throws Exception {
    HttpsAuthority first = at(NOW, NAMES);
    HttpsAuthority more = at(NOW, List.of("archive.local", "127.0.0.1", "10.1.2.3"));
    assertNotEquals(first.identity().fingerprint(), more.identity().fingerprint());
    assertArrayEquals(first.certificate(), more.certificate());
    List<String> moving = new ArrayList<>(List.of("archive.local"));
    HttpsAuthority alive =
        HttpsAuthority.open(
            folder, "desk", () -> moving, Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
    String before = alive.identity().fingerprint();
    moving.add("192.168.7.9");
    assertNotEquals(before, alive.identity().fingerprint());
    assertEquals(alive.identity().fingerprint(), alive.identity().fingerprint());
    HttpsAuthority outside = at(NOW, List.of("archive.example.org"));
    assertFalse(Arrays.equals(first.certificate(), outside.certificate()));
    assertTrue(outside.problems().get(0).contains("once more"), outside.problems().toString());
  }

  @Test
  void itVouchesForNoOtherServer() throws Exception {
    HttpsIdentity authority =
        HttpsCertificates.authority("desk", Set.of("archive.local"), NOW, new SecureRandom());
    for (String name : List.of("bank.example", "8.8.8.8", "archive.local.example")) {
      HttpsIdentity server =
          HttpsCertificates.server("desk", Set.of(name), authority, NOW, new SecureRandom());
      assertFalse(
          HttpsCertificates.isAccepted(server.chain().get(0), authority.chain().get(0), NOW), name);
    }
  }

  @Test
  void whatIsDamagedIsMovedAsideAndMadeAgain() throws Exception {
    at(NOW, NAMES);
    Files.writeString(folder.resolve("server.key.pem"), "nonsense");
    HttpsAuthority again = at(NOW, NAMES);
    assertEquals(2, again.identity().chain().size());
    assertTrue(Files.exists(folder.resolve("server.key.pem.damaged")));
    assertEquals(1, again.problems().size());
  }

  @Test
  void oneThatWasGivenIsCheckedFirst() throws Exception {
    HttpsIdentity identity = at(NOW, NAMES).identity();
    Path certificate = Files.write(folder.resolve("given.pem"), identity.chainPem());
    Path key = Files.write(folder.resolve("given.key.pem"), identity.keyPem());
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    assertEquals(identity.fingerprint(), HttpsIdentity.read(certificate, key, clock).fingerprint());
    SealFault other =
        assertThrows(
            SealFault.class,
            () -> HttpsIdentity.read(certificate, folder.resolve("ca.key.pem"), clock));
    assertEquals(SealFault.Kind.KEY_MISMATCH, other.kind());
    SealFault ended =
        assertThrows(
            SealFault.class,
            () ->
                HttpsIdentity.read(
                    certificate, key, Clock.fixed(NOW.plus(Duration.ofDays(500)), ZoneOffset.UTC)));
    assertEquals(SealFault.Kind.CERT_EXPIRED, ended.kind());
    SealFault none =
        assertThrows(SealFault.class, () -> HttpsIdentity.read(certificate, certificate, clock));
    assertEquals(SealFault.Kind.NOT_A_KEY, none.kind());
  }
}
