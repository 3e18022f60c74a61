package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.Optional;

/** A place where sealed objects go. */
public sealed interface TargetConfig {

  /** Its name in the file. */
  String name();

  /**
   * A folder.
   *
   * @param path the folder itself
   */
  record Folder(String name, Path path) implements TargetConfig {}

  /**
   * A drive that comes and goes.
   *
   * @param path where it is mounted
   */
  record Drive(String name, Path path) implements TargetConfig {}

  /**
   * A remote that the system's rclone reaches.
   *
   * @param remote rclone's {@code NAME:PATH}
   * @param config rclone's configuration file; empty leaves it to rclone
   */
  record Rclone(String name, String remote, Optional<Path> config) implements TargetConfig {}
}
