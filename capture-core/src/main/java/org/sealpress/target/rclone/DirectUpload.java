package org.sealpress.target.rclone;

import java.nio.file.Path;
import org.sealpress.target.TargetFault;
import org.sealpress.tool.ToolResult;

/** For object stores: an upload appears when it is complete. */
record DirectUpload(Remote remote) implements Upload {

  @Override
  public boolean store(String name, Path file, long size) throws TargetFault {
    String doing = "storing " + name;
    ToolResult result =
        remote
            .rclone()
            .run(
                doing,
                size,
                "copyto",
                "--error-on-no-transfer",
                file.toString(),
                remote.root().child(name).toString());
    if (!result.ok()) {
      throw remote.rclone().faults().of(doing, result);
    }
    return true;
  }
}
