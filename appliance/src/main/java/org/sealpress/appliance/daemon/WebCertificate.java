package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.HttpConfig;
import org.sealpress.appliance.web.HostNames;
import org.sealpress.appliance.web.WebDoor;
import org.sealpress.seal.HttpsAuthority;
import org.sealpress.seal.HttpsIdentity;
import org.sealpress.seal.SealFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate of the page: the box's own, or one that was given. */
final class WebCertificate implements WebDoor.Identity {
  private static final Logger LOG = LoggerFactory.getLogger(WebCertificate.class);
  private static final Duration SOON = Duration.ofDays(21);

  private final HttpConfig config;
  private final Clock clock;
  private final Optional<HttpsAuthority> own;
  private HttpsIdentity last;

  private WebCertificate(
      HttpConfig config, Clock clock, Optional<HttpsAuthority> own, HttpsIdentity first) {
    this.config = config;
    this.clock = clock;
    this.own = own;
    this.last = first;
  }

  /**
   * Reads it, or makes one.
   *
   * @throws IOException when one that was given can't be used: by its line, with what to do
   */
  static WebCertificate open(
      ConfigFile file, Path folder, HostNames names, Clock clock, SecureRandom random)
      throws IOException {
    HttpConfig config = file.config().http();
    if (config.certificate().isPresent()) {
      try {
        HttpsIdentity given = given(config, clock);
        return new WebCertificate(config, clock, Optional.empty(), given);
      } catch (SealFault e) {
        throw new IOException(file.where("http.certificate") + ": " + e.getMessage(), e);
      }
    }
    HttpsAuthority authority =
        HttpsAuthority.open(folder, file.config().box(), names::all, clock, random);
    return new WebCertificate(config, clock, Optional.of(authority), authority.identity());
  }

  private static HttpsIdentity given(HttpConfig config, Clock clock) throws SealFault, IOException {
    return HttpsIdentity.read(
        config.certificate().orElseThrow(), config.key().orElseThrow(), clock);
  }

  @Override
  public synchronized HttpsIdentity now() throws IOException {
    if (own.isPresent()) {
      last = own.get().identity();
      return last;
    }
    try {
      last = given(config, clock);
    } catch (SealFault e) {
      LOG.warn("the page goes on with the certificate that it has: {}", e.getMessage());
    }
    return last;
  }

  @Override
  public Optional<byte[]> authority() {
    return own.map(HttpsAuthority::certificate);
  }

  /** What a person should do something about, a line each. */
  List<String> problems() {
    List<String> all = new ArrayList<>(own.map(HttpsAuthority::problems).orElse(List.of()));
    Instant end = last.notAfter();
    if (own.isEmpty() && end.isBefore(clock.instant().plus(SOON))) {
      all.add(
          "The certificate of the page, "
              + config.certificate().orElseThrow()
              + ", ends at "
              + end
              + ": put a new one there, which is taken within the hour.");
    }
    return all;
  }
}
