package org.sealpress.target.rclone;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolResult;

/**
 * For kinds that write under the name they are given: uploads under a name of its own in one folder
 * and renames.
 */
final class StagedUpload implements Upload {
  private static final Pattern RENAMED =
      Pattern.compile("\"renames\":[1-9]|\"msg\":\"Moved \\(server-side\\)");

  private final Remote remote;
  private final Rclone rclone;
  private final Partials partials;

  StagedUpload(Remote remote, Partials partials) {
    this.remote = remote;
    rclone = remote.rclone();
    this.partials = partials;
  }

  @Override
  public boolean store(String name, Path file, long size) throws TargetFault {
    partials.sweep();
    RemoteSpec partial = partials.fresh();
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
        partials.remove(partial, false);
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
            "--sftp-set-modtime=false",
            file.toString(),
            partial.toString());
    if (!result.ok()) {
      throw rclone.faults().of(doing, result);
    }
  }

  /** Renames; false when nothing was, which rclone tells in its log only. */
  boolean rename(String name, RemoteSpec partial) throws TargetFault {
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
}
