package org.sealpress.appliance.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Room and file system of the data folder. */
record DiskCheck(Machine machine) implements Check {
  private static final long LEAST = 2_000_000_000L;
  private static final long GIGABYTE = 1_000_000_000L;
  private static final Set<String> GOOD = Set.of("ext4", "xfs", "btrfs", "ext3", "f2fs", "zfs");
  private static final Set<String> GONE = Set.of("tmpfs", "ramfs", "overlay");

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Finding> look() throws IOException {
    Path folder = machine.data();
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    FileStore store = Files.getFileStore(there);
    List<Finding> findings = new ArrayList<>();
    long free = store.getUsableSpace();
    String room =
        "%s has %,d GB free of %,d GB"
            .formatted(folder, free / GIGABYTE, store.getTotalSpace() / GIGABYTE);
    findings.add(
        free < LEAST
            ? Finding.wrong(room, "make room, or put `data` on a larger disk")
            : Finding.good(room));
    findings.add(kind(store.type()));
    return findings;
  }

  private static Finding kind(String type) {
    if (GOOD.contains(type)) {
      return Finding.good("its file system is " + type);
    }
    return GONE.contains(type)
        ? Finding.wrong(
            "its file system is " + type + ", which may be gone after a restart",
            "put `data` on a disk, with ext4")
        : Finding.wrong(
            "its file system is " + type + ", which does not keep files whole at a power cut",
            "put `data` on a disk with ext4");
  }
}
