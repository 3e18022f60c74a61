package org.sealpress.target.rclone;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;

/** What of a remote can be told on this machine alone. */
public final class RcloneSetup {
  private RcloneSetup() {}

  /**
   * Checks that rclone is there and new enough, and that its configuration has the remote. Talks to
   * nobody else.
   *
   * @param name of the target, for messages
   * @param where as for {@link RcloneTarget#open}
   * @throws TargetFault with what is wrong and what to do
   * @throws IllegalArgumentException when {@code where} is no remote or holds a password
   */
  public static void check(String name, String where, Optional<Path> config) throws TargetFault {
    check(name, where, config, RcloneTarget.RCLONE);
  }

  static void check(String name, String where, Optional<Path> config, Tool tool)
      throws TargetFault {
    RcloneTarget target =
        RcloneTarget.open(name, where, config, RcloneLimits.standard(), Clock.systemUTC(), tool);
    String wanted = RemoteSpec.parse(where).remote().replaceFirst("[,:].*", "");
    if (wanted.isEmpty() || isInEnvironment(wanted)) {
      return;
    }
    Rclone rclone = target.rclone();
    String known = rclone.answer("reading rclone's configuration", "listremotes");
    if (known.lines().noneMatch((wanted + ":")::equals)) {
      String names = String.join(" ", known.lines().toList());
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s: rclone's configuration has no remote \"%s\" (it has %s): make it with \"rclone config%s\" or correct the name"
              .formatted(
                  rclone.faults().title(),
                  wanted,
                  names.isEmpty() ? "none" : names,
                  config.map(file -> " --config " + file).orElse("")));
    }
  }

  /** A remote may also come from {@code RCLONE_CONFIG_NAME_TYPE}. */
  private static boolean isInEnvironment(String remote) {
    return System.getenv("RCLONE_CONFIG_" + remote.toUpperCase(Locale.ROOT) + "_TYPE") != null;
  }
}
