package org.sealpress.target.rclone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.target.TargetFault;
import org.sealpress.tool.ToolResult;

/** For object stores: an upload appears when it is complete. */
record DirectUpload(Remote remote, OnlyNew onlyNew) implements Upload {

  @Override
  public boolean store(String name, Path file, long size) throws TargetFault {
    String doing = "storing " + name;
    ToolResult result = upload(doing, name, file, size);
    if (onlyNew.unknown(result)) {
      result = upload(doing, name, file, size);
    }
    if (OnlyNew.taken(result)) {
      return false;
    }
    if (!result.ok()) {
      throw remote.rclone().faults().of(doing, result);
    }
    return !Transferred.copied(result).isEmpty();
  }

  private ToolResult upload(String doing, String name, Path file, long size) throws TargetFault {
    List<String> arguments = new ArrayList<>(List.of("copyto"));
    arguments.addAll(onlyNew.options());
    arguments.addAll(Transferred.TELL);
    arguments.add(file.toString());
    arguments.add(remote.root().child(name).toString());
    return remote.rclone().run(doing, size, 1, arguments);
  }
}
