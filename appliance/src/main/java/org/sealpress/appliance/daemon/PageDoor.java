package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.sealpress.appliance.account.Reception;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.HttpConfig;
import org.sealpress.appliance.web.HostNames;
import org.sealpress.appliance.web.WebDoor;
import org.sealpress.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of a box: its names, its certificate, who may come in. */
final class PageDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageDoor.class);

  private final WebDoor door;
  private final WebCertificate certificate;

  private PageDoor(WebDoor door, WebCertificate certificate) {
    this.door = door;
    this.certificate = certificate;
  }

  /**
   * Makes ready what is in the data folder.
   *
   * @throws IOException when something can't be written there
   */
  static PageDoor open(
      ConfigFile file, DataFolder data, Ledger ledger, Clock clock, SecureRandom random)
      throws IOException {
    HttpConfig http = file.config().http();
    Path folder = WebFolder.prepare(data);
    HostNames names = HostNames.of(http.names(), http.host());
    WebCertificate certificate = WebCertificate.open(file, folder, names, clock, random);
    Reception reception =
        Reception.open(folder, file.config().box(), new LedgerAudit(ledger), clock, random);
    WebDoor door =
        new WebDoor(
            http.host(),
            http.port(),
            http.redirect(),
            names,
            certificate,
            reception,
            WebDoor.Limits.USUAL);
    return new PageDoor(door, certificate);
  }

  WebDoor door() {
    return door;
  }

  Reception reception() {
    return door.reception();
  }

  /** What a person should do something about, a line each. */
  List<String> problems() {
    return Stream.concat(certificate.problems().stream(), reception().problems().stream()).toList();
  }

  /** Tells who is at the box how to make the first user, when there is none. */
  void welcome() {
    if (reception().isNew()) {
      LOG.info(
          "nobody can log in yet: open {}/setup and type the code {} (good until the next start)",
          door.address(),
          reception().setupCode());
    }
  }

  @Override
  public void close() {
    reception().close();
  }
}
