package org.sealpress.target.rclone;

import java.util.Set;

/** By which hash a batch is proven, and whose it is. */
enum Checksum {
  /** The files are fetched again and hashed here. */
  FETCHED("SHA-256", "SHA-256"),
  /** The remote's own, as it keeps or computes it. */
  MD5("MD5", "MD5"),
  /** The remote's own. */
  SHA1("SHA-1", "SHA-1");

  /**
   * From here on it is quicker to have a server read a file, which takes a command of its own, than
   * to fetch it.
   */
  private static final long WORTH_A_COMMAND = 1 << 20;

  private final String rclone;
  private final String java;

  Checksum(String rclone, String java) {
    this.rclone = rclone;
    this.java = java;
  }

  /**
   * The cheapest one.
   *
   * @param hashes what the remote has, as rclone calls it
   * @param slow whether it reads the file for it
   * @param size of a file, in the middle
   */
  static Checksum cheapest(Set<String> hashes, boolean slow, long size) {
    if (slow && size < WORTH_A_COMMAND) {
      return FETCHED;
    }
    return hashes.contains("md5") ? MD5 : hashes.contains("sha1") ? SHA1 : FETCHED;
  }

  /** Its name for {@code rclone hashsum}. */
  String rclone() {
    return rclone;
  }

  /** Its name for {@link java.security.MessageDigest}. */
  String java() {
    return java;
  }
}
