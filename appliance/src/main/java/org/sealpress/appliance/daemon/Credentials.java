package org.sealpress.appliance.daemon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Secrets that systemd has decrypted for this service alone (systemd.exec(5)). */
final class Credentials {
  private static final String VARIABLE = "CREDENTIALS_DIRECTORY";

  private Credentials() {}

  /** Where they are, when there are any. */
  static Optional<Path> folder() {
    return Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of);
  }

  /** One of them, when it was given; else the file that the box has made itself. */
  static Path of(Optional<Path> folder, String name, Path or) {
    return folder.map(place -> place.resolve(name)).filter(Files::exists).orElse(or);
  }
}
