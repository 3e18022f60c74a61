package org.sealpress.target.rclone;

import java.util.Set;
import org.sealpress.target.TargetFault;

/** A way of storing many files so that each name is there whole and proven, or not at all. */
interface BatchUpload {
  /** How many files are on their way at once. */
  String AT_ONCE = "8";

  /**
   * Stores them.
   *
   * @return those that are stored now and were not before
   */
  Set<String> store(Pack pack) throws TargetFault;
}
