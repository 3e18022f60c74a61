package org.sealpress.target.rclone;

import java.nio.file.Path;
import org.sealpress.target.TargetFault;

/** A way of storing a file so that its name is there whole or not at all. */
interface Upload {

  /**
   * Stores a file under a name that was free a moment ago.
   *
   * @return false when the name was taken meanwhile; nothing is changed then
   */
  boolean store(String name, Path file, long size) throws TargetFault;
}
