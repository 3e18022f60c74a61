package org.sealpress.appliance.config;

import java.net.URI;

/**
 * Where the daemon answers.
 *
 * @param host a loopback address or {@code localhost}
 * @param port TCP port
 */
public record HttpConfig(String host, int port) {

  static final HttpConfig DEFAULT = new HttpConfig("127.0.0.1", 8420);

  /** The root of the daemon's pages. */
  public URI uri() {
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }
}
