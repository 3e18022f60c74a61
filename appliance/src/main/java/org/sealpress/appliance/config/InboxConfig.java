package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A folder that files are taken from.
 *
 * @param name its name in the file
 * @param path the folder itself
 * @param documentClass what its files become
 * @param settle how long a file must be unchanged before it is taken
 */
public record InboxConfig(String name, Path path, DocumentClass documentClass, Duration settle) {
  static final Duration SETTLE = Duration.ofSeconds(5);
}
