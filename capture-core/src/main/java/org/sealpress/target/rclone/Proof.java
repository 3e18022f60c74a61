package org.sealpress.target.rclone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolResult;

/** Finds out, in one call, which of many files a remote holds as they should be. */
record Proof(Remote remote) {
  private static final int BETWEEN = 2;

  /** Of a folder in which nothing else is. */
  Set<String> ofAll(RemoteSpec folder, Pack pack) throws TargetFault {
    return of(folder, pack, List.of());
  }

  /** Of some of the files in a folder with others. */
  Set<String> of(RemoteSpec folder, Pack pack, Collection<String> names) throws TargetFault {
    if (names.isEmpty()) {
      return Set.of();
    }
    try {
      return of(folder, pack, List.of("--files-from-raw=" + pack.lines("to-prove", names)));
    } catch (IOException e) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE, "this machine's temporary folder failed: " + e.getMessage(), e);
    }
  }

  private Set<String> of(RemoteSpec folder, Pack pack, List<String> which) throws TargetFault {
    boolean fetched = pack.checksum() == Checksum.FETCHED;
    String doing = (fetched ? "reading back " : "asking for hashes of ") + pack.title();
    List<String> arguments = new ArrayList<>(List.of("hashsum", pack.checksum().rclone()));
    if (fetched) {
      arguments.add("--download");
    }
    arguments.addAll(which);
    arguments.addAll(BatchUpload.SIDE_BY_SIDE);
    arguments.add(folder.toString());
    ToolResult result =
        remote.rclone().run(doing, fetched ? pack.bytes() : 0, pack.names().size(), arguments);
    if (!result.ok()) {
      TargetFault fault = remote.rclone().faults().of(doing, result);
      if (fault.kind() != Kind.IO_ERROR) {
        throw fault;
      }
    }
    Set<String> proven = new LinkedHashSet<>();
    for (String line : result.out().lines().toList()) {
      int end = line.indexOf(' ');
      if (end > 0 && line.length() > end + BETWEEN) {
        String name = line.substring(end + BETWEEN);
        if (pack.holds(name, line.substring(0, end))) {
          proven.add(name);
        }
      }
    }
    return proven;
  }
}
