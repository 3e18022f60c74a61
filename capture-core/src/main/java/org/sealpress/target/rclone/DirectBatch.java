package org.sealpress.target.rclone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolResult;

/**
 * For object stores: looks which names are free, uploads to those, and proves what is there then.
 * An upload appears when it is complete, and rclone has the store compare its hash before.
 */
record DirectBatch(Remote remote, Occupied occupied, OnlyNew onlyNew) implements BatchUpload {

  @Override
  public Set<String> store(Pack pack) throws TargetFault {
    pack.drop(occupied.among(pack.names()));
    if (pack.names().isEmpty()) {
      return Set.of();
    }
    String doing = "storing " + pack.title();
    ToolResult result = upload(doing, pack);
    if (onlyNew.unknown(result)) {
      result = upload(doing, pack);
    }
    if (!result.ok()) {
      TargetFault fault = remote.rclone().faults().of(doing, result);
      if (fault.kind() != Kind.IO_ERROR) {
        throw fault;
      }
    }
    return new Proof(remote).of(remote.root(), pack, Transferred.copied(result));
  }

  private ToolResult upload(String doing, Pack pack) throws TargetFault {
    List<String> arguments = new ArrayList<>(List.of("copy", "--copy-links"));
    arguments.addAll(onlyNew.options());
    arguments.addAll(Transferred.TELL);
    arguments.addAll(SIDE_BY_SIDE);
    arguments.add(pack.files().toString());
    arguments.add(remote.root().toString());
    return remote.rclone().run(doing, pack.bytes(), pack.names().size(), arguments);
  }
}
