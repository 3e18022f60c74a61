package org.sealpress.appliance.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpress.appliance.account.Reception;
import org.sealpress.seal.HttpsIdentity;

/**
 * Where the box's page is and who guards it.
 *
 * @param host what the server listens on
 * @param redirect the port where plain HTTP only says where to go instead
 * @param names under which the box is asked for
 */
public record WebDoor(
    String host,
    int port,
    OptionalInt redirect,
    HostNames names,
    Identity identity,
    Reception reception,
    Limits limits) {

  /** What the server shows. */
  public interface Identity {
    /** Now: another one when its time is nearly over. May block for a disk. */
    HttpsIdentity now() throws IOException;

    /** The box's own authority, as PEM; empty when the certificate was given. */
    Optional<byte[]> authority();
  }

  /**
   * What one client may take.
   *
   * @param idle a connection on which nothing happens for so long ends
   * @param request how long a request may take until all of it is here
   * @param perAddress how many connections an address may have; not one of this machine
   * @param inAll how many there may be
   */
  public record Limits(Duration idle, Duration request, int perAddress, int inAll) {
    /** The usual ones. */
    public static final Limits USUAL =
        new Limits(Duration.ofSeconds(60), Duration.ofSeconds(20), 64, 512);
  }

  /** The address of the page, for people. */
  public String address() {
    String name = names.first();
    return "https://"
        + (name.contains(":") ? "[" + name + "]" : name)
        + (port == 443 ? "" : ":" + port);
  }
}
