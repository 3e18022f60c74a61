package org.sealpress.target.rclone;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.rclone.Remote.Entry;
import org.sealpress.target.rclone.Remote.Features;

/** The place itself: what kind it is of, whether it is there, and why it doesn't take something. */
final class RemoteRoot {
  private final Remote remote;
  private final Room room;
  private final String title;
  private volatile @Nullable Features features;

  /** A name that was there; where it is, the right disk is. */
  private volatile @Nullable String witness;

  RemoteRoot(Remote remote, Partials partials) {
    this.remote = remote;
    room = new Room(this, remote, partials);
    title = remote.rclone().faults().title();
  }

  /**
   * Makes sure that the place is there: rclone would make it, on whatever disk is there when the
   * right one isn't mounted. Of an object store, whose folders are but parts of names, the bucket.
   * A place that held something and is empty now is not the one it was: its server's disk may not
   * be mounted.
   */
  void check() throws TargetFault {
    String known = witness;
    if (known != null && isFile(known)) {
      return;
    }
    boolean buckets = features().buckets();
    RemoteSpec root = buckets ? remote.root().bucket() : remote.root();
    if (buckets ? !remote.isListed(root) : remote.look(root).filter(Entry::folder).isEmpty()) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s: the folder %s does not exist: create it (\"rclone mkdir %s\") or correct the target in the configuration"
              .formatted(title, root, root));
    }
    if (known != null && isEmpty()) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s: %s was there and %s is empty now: see whether the right disk is mounted there; if it was emptied on purpose, start Sealpress again"
              .formatted(title, known, remote.root()));
    }
    witness = null; // that one is gone, others are there
  }

  /**
   * What is under a name. Of an object store rclone says that everything is a folder that is no
   * object: it counts as one when something is in it.
   */
  Optional<Entry> look(String name) throws TargetFault {
    RemoteSpec place = remote.root().child(name);
    Optional<Entry> there = remote.look(place);
    return there.isPresent()
            && there.get().folder()
            && features().buckets()
            && !remote.isFilled(place)
        ? Optional.empty()
        : there;
  }

  /** Whether there is room. */
  Room room() {
    return room;
  }

  /** Something is stored under this name. */
  void saw(String name) {
    witness = name;
  }

  private boolean isFile(String name) throws TargetFault {
    return remote.look(remote.root().child(name)).filter(there -> !there.folder()).isPresent();
  }

  private boolean isEmpty() throws TargetFault {
    return !remote.isFilled(remote.root());
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
    return room.refused(name, size, fault);
  }
}
