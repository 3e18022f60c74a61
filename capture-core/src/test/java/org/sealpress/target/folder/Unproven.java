package org.sealpress.target.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Folders that believe what they are told of their medium. */
public final class Unproven {
  private Unproven() {}

  /** Reads nothing back: what writing alone costs. */
  public static FolderTarget drive(Path root) throws IOException {
    OptionalLong device = OptionalLong.of(FolderTarget.deviceOf(root));
    return new FolderTarget(new Place("drive", root, "insert it", device), (file, sha256) -> true);
  }

  /** Asks this of each file. */
  static FolderTarget folder(Path root, Proof proof) {
    return new FolderTarget(new Place("folder", root, "make it", OptionalLong.empty()), proof);
  }
}
