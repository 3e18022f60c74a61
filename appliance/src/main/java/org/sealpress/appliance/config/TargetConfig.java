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
   * @param mounted whether a drive must be mounted there; if not, any folder is taken for one
   * @param smallest bytes that a drive must be able to hold to be enrolled
   */
  record Drive(String name, Path path, boolean mounted, long smallest) implements TargetConfig {
    /** What a new drive must hold at least when the file does not say. */
    public static final long SMALLEST = 1_000_000_000;

    /** A slot with what is usual. */
    public Drive(String name, Path path) {
      this(name, path, true, SMALLEST);
    }
  }

  /**
   * A remote that the system's rclone reaches.
   *
   * @param remote rclone's {@code NAME:PATH}
   * @param config rclone's configuration file; empty leaves it to rclone
   * @param bandwidth the most it may take, in rclone's words
   * @param hours when it may be called; empty for any time
   */
  record Rclone(
      String name,
      String remote,
      Optional<Path> config,
      Optional<String> bandwidth,
      Optional<Hours> hours)
      implements TargetConfig {
    /** One that may be called at any time. */
    public Rclone(String name, String remote, Optional<Path> config) {
      this(name, remote, config, Optional.empty(), Optional.empty());
    }
  }
}
