package org.sealpress.delivery;

import java.util.ArrayList;
import java.util.List;
import org.sealpress.vault.DocumentVersion;

/** What is on its way to a target at once. */
final class Batch {
  private final int objects;
  private final long bytes;
  private final List<DocumentVersion> versions = new ArrayList<>();
  private long size;

  /**
   * An empty one.
   *
   * @param objects how many at most, at least one
   * @param bytes how much at most, if it is more than one
   */
  Batch(int objects, long bytes) {
    this.objects = objects;
    this.bytes = bytes;
  }

  /** Whether there is no room for another, however small. */
  boolean full() {
    return versions.size() >= objects;
  }

  /** Takes one more; false when there is no room for it. */
  boolean add(DocumentVersion version) {
    if (full() || (!versions.isEmpty() && size + version.size() > bytes)) {
      return false;
    }
    size += version.size();
    return versions.add(version);
  }

  List<DocumentVersion> versions() {
    return List.copyOf(versions);
  }
}
