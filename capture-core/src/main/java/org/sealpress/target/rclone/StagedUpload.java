package org.sealpress.target.rclone;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolResult;

/**
 * For kinds that write under the name they are given: uploads under a name of its own in one folder
 * and renames. What a crash leaves there is removed by a later process, when it is a day old: by
 * the time in its name, for that of the file is the content's.
 */
final class StagedUpload implements Upload {
  /** The folder; begins with a dot, so it is no name of a target. */
  static final String FOLDER = ".sealpress-partial";

  private static final Duration OLD = Duration.ofDays(1);
  private static final Pattern PARTIAL = Pattern.compile("(\\d{1,12})-[0-9a-f-]{36}");
  private static final Pattern RENAMED =
      Pattern.compile("\"renames\":[1-9]|\"msg\":\"Moved \\(server-side\\)");

  private final Remote remote;
  private final Rclone rclone;
  private final Clock clock;
  private boolean swept;

  StagedUpload(Remote remote, Clock clock) {
    this.remote = remote;
    rclone = remote.rclone();
    this.clock = clock;
  }

  @Override
  public boolean store(String name, Path file, long size) throws TargetFault {
    sweep();
    RemoteSpec partial = folder().child(clock.instant().getEpochSecond() + "-" + UUID.randomUUID());
    boolean reachable = true;
    boolean renamed = false;
    try {
      upload(name, file, size, partial);
      renamed = rename(name, partial);
      return renamed;
    } catch (TargetFault fault) {
      reachable = fault.kind() != Kind.UNAVAILABLE;
      throw fault;
    } finally {
      if (reachable && !renamed) {
        remove(partial);
      }
    }
  }

  private void upload(String name, Path file, long size, RemoteSpec partial) throws TargetFault {
    String doing = "storing " + name;
    ToolResult result =
        rclone.run(
            doing,
            size,
            "copyto",
            "--error-on-no-transfer",
            "--no-check-dest",
            file.toString(),
            partial.toString());
    if (!result.ok()) {
      throw rclone.faults().of(doing, result);
    }
  }

  /** Renames; false when nothing was, which rclone tells in its log only. */
  private boolean rename(String name, RemoteSpec partial) throws TargetFault {
    String doing = "naming " + name;
    ToolResult result =
        rclone.run(
            doing,
            0,
            "moveto",
            "--ignore-existing",
            "--use-json-log",
            "--log-level=INFO",
            partial.toString(),
            remote.root().child(name).toString());
    if (!result.ok()) {
      throw rclone.faults().of(doing, result);
    }
    return RENAMED.matcher(result.err()).find();
  }

  private RemoteSpec folder() {
    return remote.root().child(FOLDER);
  }

  /** Once per process; a partial file that can't be removed now is removed another time. */
  private void sweep() {
    if (swept) {
      return;
    }
    swept = true;
    try {
      Instant before = clock.instant().minus(OLD);
      for (Remote.Entry entry : remote.list(folder(), List.of())) {
        Matcher name = PARTIAL.matcher(entry.path());
        if (name.matches()
            && Instant.ofEpochSecond(Long.parseLong(name.group(1))).isBefore(before)) {
          remove(folder().child(entry.path()));
        }
      }
    } catch (TargetFault e) {
      // No such folder yet, or the upload says what is wrong.
    }
  }

  private void remove(RemoteSpec partial) {
    try {
      var unused = rclone.run("removing " + partial, 0, "deletefile", partial.toString());
    } catch (TargetFault e) {
      // It is hidden, and removed another time.
    }
  }
}
