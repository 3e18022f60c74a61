package org.sealpress.target.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.target.TargetFault;

/** The packs of a cache, of which each push adds one. */
record Packs(Path folder) {
  private static final int MANY = 50;

  /** Puts everything into a new pack. */
  interface Repacking {
    /** What {@code git index-pack} said: the name of the pack at its end. */
    String run() throws TargetFault;
  }

  /** Whether it is time to make one of them. */
  boolean many() {
    return names().size() > MANY;
  }

  /** Removes all that are here now, once one is made that has everything. */
  void replaceBy(Repacking repacking, GitFaults faults) throws TargetFault {
    List<String> old = names();
    String made = repacking.run().strip();
    try {
      for (String name : old) {
        if (!made.endsWith(name)) {
          Files.deleteIfExists(folder.resolve("pack-" + name + ".idx"));
          Files.deleteIfExists(folder.resolve("pack-" + name + ".rev"));
          Files.deleteIfExists(folder.resolve("pack-" + name + ".pack"));
        }
      }
    } catch (IOException e) {
      throw faults.here("keeping what the remote has", e);
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> packs = Files.newDirectoryStream(folder, "pack-*.pack")) {
      for (Path pack : packs) {
        String file = String.valueOf(pack.getFileName());
        names.add(file.substring("pack-".length(), file.length() - ".pack".length()));
      }
    } catch (IOException e) {
      return List.of(); // Then they are counted another time.
    }
    return names;
  }
}
