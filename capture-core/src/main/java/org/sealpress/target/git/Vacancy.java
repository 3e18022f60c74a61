package org.sealpress.target.git;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which names can be given: a name is no folder, and a folder is no name. */
final class Vacancy {
  private final Map<String, Entry> there;
  private final Set<String> files = new HashSet<>();
  private final Set<String> folders = new HashSet<>();

  /**
   * Over what is there.
   *
   * @param there entries under all names that are asked for, and under the folders on their way
   */
  Vacancy(Map<String, Entry> there) {
    this.there = there;
  }

  /** Gives a name away, if it can be. */
  boolean take(String name) {
    if (obstacle(name).isPresent() || files.contains(name) || folders.contains(name)) {
      return false;
    }
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      if (files.contains(name.substring(0, at))) {
        return false;
      }
    }
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      folders.add(name.substring(0, at));
    }
    return files.add(name);
  }

  /** What of that which is there is in the way of a name: at it, or above it. */
  Optional<Entry> obstacle(String name) {
    for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
      Entry above = there.get(name.substring(0, at));
      if (above != null && !above.folder()) {
        return Optional.of(above);
      }
    }
    return Optional.ofNullable(there.get(name));
  }
}
