package org.sealpress.target.drive;

import java.nio.file.Path;
import java.util.List;

/**
 * Which slot, and what is accepted in it.
 *
 * @param path where drives are mounted
 * @param mounted whether a drive must be mounted there; false takes any folder for a drive, which
 *     protects from nothing: for trying out
 * @param smallest bytes that a new drive must be able to hold
 * @param others the other slots of the box
 * @param data the folder on the box that no drive may hold
 */
public record SlotRules(Path path, boolean mounted, long smallest, List<Path> others, Path data) {
  /** Copies the list. */
  public SlotRules {
    others = List.copyOf(others);
  }
}
