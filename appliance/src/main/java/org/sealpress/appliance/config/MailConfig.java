package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How alarms are mailed.
 *
 * @param server the mail server; empty when nothing is mailed
 * @param port TCP port
 * @param security how the way to it is kept secret
 * @param from who the mails are from; empty only without a server
 * @param to who gets them; none only without a server
 * @param login a file with what the server wants to know of its users
 * @param certificates whose servers are trusted beside those that the system trusts
 */
public record MailConfig(
    Optional<String> server,
    int port,
    Security security,
    Optional<String> from,
    List<String> to,
    Optional<Path> login,
    List<Path> certificates) {

  /** How the way to a mail server is kept secret. */
  public enum Security {
    /** It begins in plain and must turn to TLS (RFC 3207). */
    STARTTLS(587),
    /** TLS from the start (RFC 8314). */
    TLS(465),
    /** Not at all: for a server on this machine. */
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }

    /** The usual port. */
    int port() {
      return port;
    }
  }

  /** Copies the lists. */
  public MailConfig {
    to = List.copyOf(to);
    certificates = List.copyOf(certificates);
  }
}
