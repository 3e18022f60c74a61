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

/**
 * The certificate of the page: the box's own, or one that was given. While that can't be used the
 * page has the box's own, since nothing else of the box may wait for it.
 */
final class WebCertificate implements WebDoor.Identity {
  private static final Logger LOG = LoggerFactory.getLogger(WebCertificate.class);
  private static final String OWN = "the box's own, which browsers may not know";
  private static final Duration SOON = Duration.ofDays(21);

  /** Makes the box's own authority when it is needed. */
  private interface Own {
    HttpsAuthority open() throws IOException;
  }

  private final ConfigFile file;
  private final HttpConfig config;
  private final Clock clock;
  private final Own maker;
  private Optional<HttpsAuthority> own = Optional.empty();
  private Optional<String> refused = Optional.empty();
  private HttpsIdentity last;

  private WebCertificate(ConfigFile file, Own maker, Clock clock) throws IOException {
    this.file = file;
    this.config = file.config().http();
    this.maker = maker;
    this.clock = clock;
    this.last = first();
  }

  /**
   * Reads it, or makes one.
   *
   * @throws IOException when the box's own can't be written
   */
  static WebCertificate open(
      ConfigFile file, Path folder, HostNames names, Clock clock, SecureRandom random)
      throws IOException {
    return new WebCertificate(
        file,
        () -> HttpsAuthority.open(folder, file.config().box(), names::all, clock, random),
        clock);
  }

  private HttpsIdentity first() throws IOException {
    Optional<HttpsIdentity> given = isGiven() ? given() : Optional.empty();
    return given.isPresent() ? given.get() : ofOwn();
  }

  private boolean isGiven() {
    return config.certificate().isPresent();
  }

  /** The one that was given; empty when it can't be used, see {@link #refused}. */
  private Optional<HttpsIdentity> given() throws IOException {
    try {
      HttpsIdentity given =
          HttpsIdentity.read(config.certificate().orElseThrow(), config.key().orElseThrow(), clock);
      refused = Optional.empty();
      own = Optional.empty();
      return Optional.of(given);
    } catch (SealFault e) {
      refused = Optional.of(file.where("http.certificate") + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private HttpsIdentity ofOwn() throws IOException {
    if (own.isEmpty()) {
      own = Optional.of(maker.open());
    }
    return own.get().identity();
  }

  @Override
  public synchronized HttpsIdentity now() throws IOException {
    if (!isGiven()) {
      last = ofOwn();
      return last;
    }
    Optional<HttpsIdentity> given = given();
    if (given.isPresent()) {
      last = given.get();
    } else {
      boolean goesOn = own.isEmpty() && last.notAfter().isAfter(clock.instant());
      last = goesOn ? last : ofOwn();
      LOG.warn(
          "{}; the page goes on with {}",
          refused.orElse(""),
          goesOn ? "the certificate that it has" : OWN);
    }
    return last;
  }

  @Override
  public synchronized Optional<byte[]> authority() {
    return own.map(HttpsAuthority::certificate);
  }

  /** What a person should do something about, a line each. */
  synchronized List<String> problems() {
    List<String> all = new ArrayList<>(own.map(HttpsAuthority::problems).orElse(List.of()));
    refused.ifPresent(
        why ->
            all.add(
                why
                    + ". The certificate of the page is now "
                    + OWN
                    + "; a good one at this place is taken within the hour."));
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
