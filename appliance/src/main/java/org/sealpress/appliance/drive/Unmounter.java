package org.sealpress.appliance.drive;

import java.io.IOException;
import java.nio.file.Path;

/** Unmounts what is in a slot and switches it off. */
public interface Unmounter {

  /**
   * Unmounts, which writes out all that is still in memory. Returns when it is done, within a
   * limit.
   *
   * @param slot where it is mounted
   * @return whether the device was switched off too; it is safe without
   * @throws IOException when it is still mounted, with what to do
   */
  boolean unmount(Path slot) throws IOException;

  /** Takes away the mount of a medium that is gone already. Never throws. */
  void forget(Path slot);

  /** That a slot is still mounted, and what to do. */
  static IOException busy(Path slot, String why) {
    return new IOException(
        "%s can't be unmounted: %s: close what still uses it (`fuser -vm %s` tells) and ask again"
            .formatted(slot, why, slot));
  }

  /** For folders that are taken for drives: there is nothing to unmount. */
  Unmounter NONE =
      new Unmounter() {
        @Override
        public boolean unmount(Path slot) {
          return false;
        }

        @Override
        public void forget(Path slot) {
          // Nothing is mounted.
        }
      };
}
