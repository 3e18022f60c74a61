package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpress.plan.TargetKind;

/** A place where sealed objects go. */
public sealed interface TargetConfig {

  /** Its name in the file. */
  String name();

  /** What and where it is, for people, in a few words. */
  String place();

  /** What kind of a place it is, as far as it matters for where copies are safe. */
  default TargetKind targetKind() {
    return this instanceof Folder
        ? TargetKind.FOLDER
        : this instanceof Drive ? TargetKind.DRIVE : TargetKind.REMOTE;
  }

  /**
   * A folder.
   *
   * @param path the folder itself
   */
  record Folder(String name, Path path) implements TargetConfig {
    @Override
    public String place() {
      return "the folder " + path;
    }
  }

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

    @Override
    public String place() {
      return "a drive at " + path;
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

    @Override
    public String place() {
      return "the remote " + remote;
    }
  }

  /**
   * A branch of a Git repository.
   *
   * @param url of the repository, without a login over https
   * @param key the private ssh key; empty leaves the choice to ssh
   * @param knownHosts ssh's host keys; empty leaves the choice to ssh
   * @param cache the folder of what this box keeps of it, in the data folder
   */
  record Git(
      String name,
      String url,
      String branch,
      Optional<Path> key,
      Optional<Path> knownHosts,
      Path cache)
      implements TargetConfig {
    /** The branch when the file does not say. */
    public static final String BRANCH = "archive";

    private static final Pattern WEB = Pattern.compile("https?://.*");

    @Override
    public String place() {
      return "the branch " + branch + " of the Git repository " + url;
    }

    /** Whether it is reached by ssh. */
    public boolean ssh() {
      return local().isEmpty() && !WEB.matcher(url).matches();
    }

    /** The repository's folder, when it is one of this machine. */
    public Optional<Path> local() {
      String path = url.startsWith("file://") ? url.substring("file://".length()) : url;
      return path.startsWith("/") ? Optional.of(Path.of(path).normalize()) : Optional.empty();
    }
  }
}
