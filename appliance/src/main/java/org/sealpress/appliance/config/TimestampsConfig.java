package org.sealpress.appliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The time-stamp authority, when there is one.
 *
 * @param url where it is asked; empty when there is none
 * @param certificates of the authority or of who vouches for it; none when there is no authority
 * @param login a file with what it wants to know of its customers
 */
public record TimestampsConfig(Optional<URI> url, List<Path> certificates, Optional<Path> login) {
  /** Copies the list. */
  public TimestampsConfig {
    certificates = List.copyOf(certificates);
  }
}
