package org.sealpress.target.rclone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolResult;

/**
 * For kinds that can rename: uploads into a folder of its own, proves what is there, and gives
 * those their names that are as they should be. A batch that broke off because the remote went away
 * goes on where it was, when the same files come again.
 */
final class StagedBatch implements BatchUpload {
  /** A folder that holds a part of these files. */
  private record Unfinished(Set<String> names, RemoteSpec folder) {}

  private final Remote remote;
  private final RemoteRoot root;
  private final Partials partials;
  private final StagedUpload single;
  private @Nullable Unfinished unfinished;

  StagedBatch(Remote remote, RemoteRoot root, Partials partials) {
    this.remote = remote;
    this.root = root;
    this.partials = partials;
    single = new StagedUpload(remote, partials);
  }

  @Override
  public Set<String> store(Pack pack) throws TargetFault {
    partials.sweep();
    Set<String> all = Set.copyOf(pack.names());
    RemoteSpec folder = folder(all);
    unfinished = new Unfinished(all, folder);
    try {
      upload(pack, folder);
      Set<String> proven = new Proof(remote).ofAll(folder, pack);
      Set<String> named = name(pack, proven, folder);
      giveUp();
      return named;
    } catch (TargetFault fault) {
      if (fault.kind() != Kind.UNAVAILABLE) {
        giveUp();
      }
      throw fault;
    }
  }

  private RemoteSpec folder(Set<String> names) {
    Unfinished before = unfinished;
    if (before != null && before.names().equals(names)) {
      return before.folder();
    }
    giveUp();
    return partials.fresh();
  }

  private void giveUp() {
    Unfinished before = unfinished;
    if (before != null) {
      partials.remove(before.folder(), true);
      unfinished = null;
    }
  }

  /** Uploads what is not there in full size; what that is worth is for the proof to say. */
  private void upload(Pack pack, RemoteSpec folder) throws TargetFault {
    String doing = "storing " + pack.title();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "copy",
                "--copy-links",
                "--size-only",
                "--ignore-checksum",
                "--sftp-set-modtime=false"));
    arguments.addAll(SIDE_BY_SIDE);
    arguments.add(pack.files().toString());
    arguments.add(folder.toString());
    ToolResult result = remote.rclone().run(doing, pack.bytes(), pack.names().size(), arguments);
    if (!result.ok()) {
      TargetFault fault = remote.rclone().faults().of(doing, result);
      if (fault.kind() == Kind.IO_ERROR) {
        root.check();
        fault = root.room().told(pack.title(), pack.bytes(), fault);
      }
      if (fault.kind() != Kind.IO_ERROR) { // else some may be there
        throw fault;
      }
    }
  }

  private Set<String> name(Pack pack, Set<String> proven, RemoteSpec folder) throws TargetFault {
    Set<String> named = new LinkedHashSet<>();
    Map<String, List<String>> left = new LinkedHashMap<>();
    Set<String> tops = new TreeSet<>();
    for (String name : pack.names()) {
      int slash = name.indexOf('/');
      if (slash >= 0) {
        String top = name.substring(0, slash);
        List<String> bad = left.computeIfAbsent(top, key -> new ArrayList<>());
        if (proven.contains(name)) {
          tops.add(top);
        } else {
          bad.add(name.substring(slash));
        }
      } else if (proven.contains(name) && renamed(name, folder)) {
        named.add(name);
      }
    }
    for (String top : tops) {
      named.addAll(move(top, left.getOrDefault(top, List.of()), folder, pack.names().size()));
    }
    named.retainAll(proven);
    return named;
  }

  private boolean renamed(String name, RemoteSpec folder) throws TargetFault {
    try {
      return single.rename(name, folder.child(name));
    } catch (TargetFault fault) {
      if (fault.kind() == Kind.IO_ERROR) {
        return false; // a folder has that name, for instance
      }
      throw fault;
    }
  }

  /** Renames all under a folder; from the root rclone would not, as the hidden folder is in it. */
  private Set<String> move(String top, List<String> left, RemoteSpec folder, int files)
      throws TargetFault {
    String doing = "naming what is in " + top;
    List<String> arguments = new ArrayList<>(List.of("move", "--ignore-existing"));
    arguments.addAll(Transferred.TELL);
    arguments.addAll(SIDE_BY_SIDE);
    left.forEach(name -> arguments.add("--filter=- " + name));
    arguments.add(
        "--filter=+ **"); // a filter keeps it from moving the folder, unseen what is in it
    arguments.add(folder.child(top).toString());
    arguments.add(remote.root().child(top).toString());
    ToolResult result = remote.rclone().run(doing, 0, files, arguments);
    if (!result.ok()) {
      TargetFault fault = remote.rclone().faults().of(doing, result);
      if (fault.kind() != Kind.IO_ERROR) {
        throw fault;
      }
    }
    Set<String> named = new LinkedHashSet<>();
    Transferred.moved(result).forEach(name -> named.add(top + "/" + name));
    return named;
  }
}
