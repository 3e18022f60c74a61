package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.web.HostNames;
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
  void oneOfNoUseIsToldByItsLine() throws Exception {
    give(identity("a"), identity("b"));
    String other = assertThrows(IOException.class, () -> open(CLOCK)).getMessage();
    assertTrue(other.contains("sealpress.yaml:5: ") && other.contains("is not the key of"), other);
    Files.delete(folder.resolve("web.key"));
    String none = assertThrows(IOException.class, () -> open(CLOCK)).getMessage();
    assertTrue(none.contains("there is no file"), none);
    give(identity("a"), identity("a"));
    Clock later = Clock.offset(CLOCK, Duration.ofDays(380));
    String soon = open(later).problems().get(0);
    assertTrue(soon.startsWith("The certificate of the page, "), soon);
  }
}
