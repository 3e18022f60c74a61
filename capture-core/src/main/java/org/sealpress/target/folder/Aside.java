package org.sealpress.target.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.sealpress.target.SettingAside;
import org.sealpress.target.TargetFault;

/** Moves a file of a folder target to where damaged ones are kept. */
record Aside(Place place, DurableFolders folders) {

  /**
   * Moves it and fsyncs both folders, the new one first.
   *
   * @return its new name
   */
  String move(String name, Path file) throws IOException, TargetFault {
    Path folder = place.root().resolve(SettingAside.FOLDER);
    folders.prepare(folder);
    place.checkDevice(folder);
    String free = free(name);
    Files.move(file, place.root().resolve(free), StandardCopyOption.ATOMIC_MOVE);
    DurableFolders.sync(folder);
    DurableFolders.sync(Objects.requireNonNull(file.getParent(), "it is under the root"));
    return free;
  }

  private String free(String name) {
    int number = 1;
    while (Files.exists(
        place.root().resolve(SettingAside.name(name, number)), LinkOption.NOFOLLOW_LINKS)) {
      number++;
    }
    return SettingAside.name(name, number);
  }
}
