package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.web.HostNames;
import org.sealpress.ledger.TestClock;
import org.sealpress.seal.HttpsAuthority;
import org.sealpress.seal.HttpsIdentity;

class WebCertificateTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final HostNames NAMES = HostNames.of(List.of("archive.example"), "127.0.0.1");

  @TempDir private Path folder;

  private HttpsIdentity identity(String place) throws IOException {
    Path at = Files.createDirectories(folder.resolve(place));
    return HttpsAuthority.open(at, "desk", NAMES::all, CLOCK, new SecureRandom()).identity();
  }

  private WebCertificate open(Clock clock) throws Exception {
    ConfigFile file =
        ConfigFile.parse(
            """
            box: desk
            data: data
            recipients: [r.pem]
            http:
              certificate: web.pem
              key: web.key
            """,
            folder.resolve("sealpress.yaml"));
    return WebCertificate.open(file, folder, NAMES, clock, new SecureRandom());
  }

  private void give(HttpsIdentity identity, HttpsIdentity key) throws IOException {
    Files.write(folder.resolve("web.pem"), identity.chainPem());
    Files.write(folder.resolve("web.key"), key.keyPem());
  }

  @Test
  void aGivenOneIsUsedAndTakenAgainWhenItChanges() throws Exception {
    HttpsIdentity first = identity("a");
    give(first, first);
    WebCertificate certificate = open(CLOCK);
    assertEquals(first.fingerprint(), certificate.now().fingerprint());
    assertEquals(Optional.empty(), certificate.authority());
    HttpsIdentity second = identity("b");
    give(second, second);
    assertEquals(second.fingerprint(), certificate.now().fingerprint());
    give(first, second);
    assertEquals(second.fingerprint(), certificate.now().fingerprint(), "the former stays");
  }

  @Test
  void oneOfNoUseIsToldByItsLineAndTheBoxsOwnIsShownInstead() throws Exception {
    give(identity("a"), identity("b"));
    WebCertificate other = open(CLOCK);
    assertTold(other, "is not the key of");
    assertTrue(other.authority().isPresent());
    Files.delete(folder.resolve("web.key"));
    assertTold(open(CLOCK), "there is no file");
    Files.write(folder.resolve("web.pem"), new byte[] {0, 1, 2});
    assertTold(open(CLOCK), "web.pem");
    HttpsIdentity good = identity("a");
    give(good, good);
    assertTold(open(Clock.offset(CLOCK, Duration.ofDays(500))), "has ended on");
    assertEquals(good.fingerprint(), other.now().fingerprint(), "a good one is taken");
    assertEquals(Optional.empty(), other.authority());
  }

  private static void assertTold(WebCertificate certificate, String why) throws IOException {
    String told = certificate.problems().get(0);
    assertTrue(told.contains("sealpress.yaml:5: ") && told.contains(why), told);
    assertEquals(2, certificate.now().chain().size());
  }

  @Test
  void oneThatEndsWhileItIsShownGivesWayToTheBoxsOwn() throws Exception {
    HttpsIdentity good = identity("a");
    give(good, good);
    TestClock clock = new TestClock(Instant.now());
    WebCertificate certificate = open(clock);
    clock.go(Duration.ofDays(380));
    String soon = certificate.problems().get(0);
    assertTrue(soon.startsWith("The certificate of the page, "), soon);
    clock.go(Duration.ofDays(100));
    assertTrue(certificate.now().notAfter().isAfter(clock.instant()));
    assertTrue(certificate.authority().isPresent());
  }
}
