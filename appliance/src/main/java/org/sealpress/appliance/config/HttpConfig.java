package org.sealpress.appliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the daemon answers.
 *
 * @param host the address or name that it listens on; {@code 0.0.0.0} and {@code ::} are all
 * @param port TCP port
 * @param names more names under which people ask for it, the best one first
 * @param certificate of the server, with those above it; empty for one of the box's own
 * @param key the private key of that
 * @param redirect the port where plain HTTP says where to go instead; empty for none
 */
public record HttpConfig(
    String host,
    int port,
    List<String> names,
    Optional<Path> certificate,
    Optional<Path> key,
    OptionalInt redirect) {

  static final HttpConfig DEFAULT =
      new HttpConfig(
          "127.0.0.1", 8420, List.of(), Optional.empty(), Optional.empty(), OptionalInt.empty());

  /** Copies the list. */
  public HttpConfig {
    names = List.copyOf(names);
  }

  /** The root of the daemon's pages, as a program of this machine asks for it. */
  public URI uri() {
    String reached = host.equals("0.0.0.0") ? "127.0.0.1" : host.matches("[0:]+") ? "::1" : host;
    return URI.create(
        "https://" + (reached.contains(":") ? "[" + reached + "]" : reached) + ":" + port);
  }
}
