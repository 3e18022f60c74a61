package org.sealpress.appliance.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is done to the box. */
public enum Kind {
  /** {@code kill -9} of the daemon and of page workers. */
  KILL,
  /** The power of the disk is cut. */
  POWER,
  /** The disk is full for a while, or gives errors on everything. */
  FULL,
  /** The scanner jams, is opened, sends too little, goes away. */
  SCANNER;

  /** Whether it needs a disk that can be cut and filled. */
  boolean needsDisk() {
    return this == POWER || this == FULL;
  }

  /** Why it can't be done here; empty when it can. */
  public Optional<String> missing() {
    if (!needsDisk()) {
      return Optional.empty();
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("only root can mount a loop device");
    }
    if (!Files.exists(Path.of("/dev/loop-control"))) {
      return Optional.of("this machine has no loop devices");
    }
    return Arrays.stream(new String[] {"/usr/sbin/xfs_io", "/sbin/mkfs.ext4"})
        .filter(program -> !Files.isExecutable(Path.of(program)))
        .map(program -> program + " is not installed")
        .findFirst();
  }

  /** Reads {@code kill,power}. */
  static Set<Kind> set(String words) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String word : words.split(",", -1)) {
      kinds.add(valueOf(word.strip().toUpperCase(Locale.ROOT)));
    }
    return kinds;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
