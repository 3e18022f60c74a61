package org.sealpress.target.rclone;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.rclone.Remote.Entry;
import org.sealpress.target.rclone.Remote.Features;

/** The place itself: what kind it is of, whether it is there, and why it doesn't take something. */
final class RemoteRoot {
  /** SFTP servers tell what is free for root, which is up to 5 % more than there is for others. */
  private static final double RESERVED = 1.06;

  private final Remote remote;
  private final String title;
  private volatile @Nullable Features features;

  RemoteRoot(Remote remote) {
    this.remote = remote;
    title = remote.rclone().faults().title();
  }

  /**
   * Makes sure that the place is there: rclone would make it, on whatever disk is there when the
   * right one isn't mounted. Of an object store, whose folders are but parts of names, the bucket.
   */
  void check() throws TargetFault {
    RemoteSpec root = features().buckets() ? remote.root().bucket() : remote.root();
    Optional<Entry> there = remote.look(root);
    if (there.isEmpty() || !there.get().folder()) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s: the folder %s does not exist: create it (\"rclone mkdir %s\") or correct the target in the configuration"
              .formatted(title, root, root));
    }
  }

  /** What the remote can do; asked once. */
  Features features() throws TargetFault {
    Features known = features;
    if (known == null) {
      known = remote.features();
      features = known;
    }
    return known;
  }

  /** The name can't be had. */
  TargetFault taken(String name, String why) {
    return new TargetFault(
        Kind.NAME_TAKEN, "%s: %s can't be stored: %s".formatted(title, name, why));
  }

  /** Looks for the reason of a failed put that rclone had no words for; else gives it back. */
  TargetFault diagnose(String name, long size, TargetFault fault) throws TargetFault {
    check();
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String folder = name.substring(0, slash);
      Optional<Entry> there = remote.look(remote.root().child(folder));
      if (there.isPresent() && !there.get().folder()) {
        return taken(name, folder + " is a file");
      }
    }
    Optional<Long> free = remote.free();
    if (free.isPresent() && free.get() < size * RESERVED) {
      TargetFault full =
          new TargetFault(
              Kind.FULL,
              "%s is full, %s was not stored: %d bytes are free, %d are needed: make room there or use another remote"
                  .formatted(title, name, free.get(), size));
      full.initCause(fault);
      return full;
    }
    return fault;
  }
}
