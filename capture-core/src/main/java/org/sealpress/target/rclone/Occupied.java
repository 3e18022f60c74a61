package org.sealpress.target.rclone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/**
 * Which names can't be had in an object store, where a folder is but a part of names, so that
 * nothing keeps {@code a/b} from being beside an object {@code a}.
 */
final class Occupied {
  private final Remote remote;

  /** Folders that were seen to be no objects; they stay so. */
  private final Set<String> folders = new HashSet<>();

  Occupied(Remote remote) {
    this.remote = remote;
  }

  /** Those of the names that are there, are folders, or lie under an object. One call. */
  Set<String> among(Collection<String> names) throws TargetFault {
    Set<String> asked = new LinkedHashSet<>(names);
    for (String name : names) {
      asked.addAll(unseen(name));
    }
    Set<String> objects = new HashSet<>();
    Set<String> taken = new HashSet<>();
    for (Remote.Entry entry : listed(asked)) {
      (entry.folder() ? taken : objects).add(entry.path());
    }
    taken.addAll(objects);
    Set<String> occupied = new HashSet<>();
    for (String name : names) {
      Set<String> way = unseen(name);
      if (taken.contains(name) || way.stream().anyMatch(objects::contains)) {
        occupied.add(name);
      } else {
        folders.addAll(way);
      }
    }
    return occupied;
  }

  /** Whether a name lies under an object; no call when its folder is known. */
  boolean isBelowObject(String name) throws TargetFault {
    Set<String> way = unseen(name);
    if (way.isEmpty()) {
      return false;
    }
    boolean below = listed(way).stream().anyMatch(entry -> !entry.folder());
    if (!below) {
      folders.addAll(way);
    }
    return below;
  }

  private Set<String> unseen(String name) {
    Set<String> way = new LinkedHashSet<>();
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      way.add(name.substring(0, slash));
    }
    way.removeAll(folders);
    return way;
  }

  private Collection<Remote.Entry> listed(Set<String> names) throws TargetFault {
    Set<String> rules = new LinkedHashSet<>();
    for (String name : names) {
      rules.add("+ /" + name);
      rules.add("+ /" + name + "/");
    }
    rules.add("- *");
    try {
      Path file = Files.createTempFile("sealpress-", ".filter");
      try {
        Files.write(file, rules);
        return remote.listed(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE, "this machine's temporary folder failed: " + e.getMessage(), e);
    }
  }
}
