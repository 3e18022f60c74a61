package org.sealpress.target.rclone;

import java.util.List;
import java.util.Set;
import org.sealpress.target.TargetFault;

/** A way of storing many files so that each name is there whole and proven, or not at all. */
interface BatchUpload {
  /**
   * How many files are on their way, or looked at, at once. Over SFTP each has a connection of its
   * own, and sshd turns some away when ten come at the same time (MaxStartups).
   */
  List<String> SIDE_BY_SIDE = List.of("--transfers=8", "--checkers=2");

  /**
   * Stores them.
   *
   * @return those that are stored now and were not before
   */
  Set<String> store(Pack pack) throws TargetFault;
}
