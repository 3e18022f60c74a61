package org.sealpress.target.git;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a Git target needs to know.
 *
 * @param name its name in the configuration, for messages
 * @param url of the repository, without a password
 * @param branch that everything is committed to
 * @param key the private ssh key; empty leaves the choice to ssh
 * @param knownHosts the file of ssh host keys; empty leaves the choice to ssh
 * @param cache a folder of this target alone, made when it is needed
 */
public record GitSettings(
    String name,
    String url,
    String branch,
    Optional<Path> key,
    Optional<Path> knownHosts,
    Path cache) {

  /** Whether a repository can be written so; it may still have a login. */
  public static boolean isUrl(String text) {
    return GitPlace.isUrl(text);
  }

  /** Whether there is a password in it, or over https anything before the @. */
  public static boolean hasLogin(String url) {
    return GitPlace.hasLogin(url);
  }

  /** Whether a branch can be called so. */
  public static boolean isBranch(String name) {
    return GitPlace.isBranch(name);
  }
}
