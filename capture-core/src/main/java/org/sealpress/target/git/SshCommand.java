package org.sealpress.target.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command that git runs to reach a server by ssh. Git has a shell take it apart, so each
 * argument is quoted.
 */
final class SshCommand {
  private static final int UNANSWERED = 3;

  private SshCommand() {}

  /**
   * One that never asks and never waits for ever.
   *
   * @throws IllegalArgumentException for a path that ssh can't be given
   */
  static String of(GitLimits limits, Optional<Path> key, Optional<Path> knownHosts) {
    List<String> words = new ArrayList<>(List.of("ssh"));
    option(words, "BatchMode=yes");
    option(words, "ConnectTimeout=" + seconds(limits.connect()));
    option(words, "ServerAliveInterval=" + seconds(limits.idle().dividedBy(UNANSWERED)));
    option(words, "ServerAliveCountMax=" + UNANSWERED);
    option(words, "ForwardAgent=no");
    option(words, "ClearAllForwardings=yes");
    key.ifPresent(
        file -> {
          option(words, "IdentitiesOnly=yes");
          option(words, "IdentityFile=" + path(file));
        });
    knownHosts.ifPresent(
        file -> {
          option(words, "StrictHostKeyChecking=yes");
          option(words, "UserKnownHostsFile=" + path(file));
          option(words, "GlobalKnownHostsFile=/dev/null");
        });
    return String.join(" ", words);
  }

  private static void option(List<String> words, String text) {
    words.add("-o");
    words.add("'" + text.replace("'", "'\\''") + "'");
  }

  private static String path(Path file) {
    String text = file.toString();
    if (text.chars()
        .anyMatch(each -> each == '"' || each == '\\' || Character.isISOControl(each))) {
      throw new IllegalArgumentException(
          "ssh can't be given the file %s: rename it, without quotation marks and backslashes"
              .formatted(file));
    }
    return '"' + text.replace("%", "%%") + '"';
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.toSeconds());
  }
}
