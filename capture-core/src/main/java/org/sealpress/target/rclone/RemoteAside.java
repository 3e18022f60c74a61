package org.sealpress.target.rclone;

import java.util.regex.Pattern;
import org.sealpress.target.SettingAside;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolResult;

/**
 * Gives a name on a remote free by renaming what is there. Object stores can't rename: they would
 * copy and delete, and nothing is ever deleted.
 */
record RemoteAside(Remote remote, RemoteRoot root) {
  private static final int MOST_TRIES = 1000;
  private static final Pattern RENAMED =
      Pattern.compile("\"renames\":[1-9]|\"msg\":\"Moved \\(server-side\\)");

  /** Renames; the name must be there. */
  String move(String name) throws TargetFault {
    String title = remote.rclone().faults().title();
    if (!root.features().renames()) {
      throw new TargetFault(
          Kind.DENIED,
          "%s: %s is damaged and can't be repaired here: this kind of remote can't rename, and nothing is deleted. Remove that object yourself, or bring back an earlier version of it; then it is copied again, or read again"
              .formatted(title, name));
    }
    for (int number = 1; number <= MOST_TRIES; number++) {
      String to = SettingAside.name(name, number);
      if (remote.look(remote.root().child(to)).isEmpty() && rename(name, to)) {
        return to;
      }
    }
    throw new TargetFault(
        Kind.IO_ERROR,
        "%s: %s could not be set aside: all names for it in %s are taken"
            .formatted(title, name, SettingAside.FOLDER));
  }

  /** False when the new name was taken meanwhile, which rclone tells in its log only. */
  private boolean rename(String name, String to) throws TargetFault {
    String doing = "setting aside " + name;
    ToolResult result =
        remote
            .rclone()
            .run(
                doing,
                0,
                "moveto",
                "--ignore-existing",
                "--use-json-log",
                "--log-level=INFO",
                remote.root().child(name).toString(),
                remote.root().child(to).toString());
    if (!result.ok()) {
      throw remote.rclone().faults().of(doing, result);
    }
    return RENAMED.matcher(result.err()).find();
  }
}
