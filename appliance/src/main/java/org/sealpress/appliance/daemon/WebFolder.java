package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.sealpress.durable.DurableFiles;

/** The part of the data folder that belongs to the page: for its owner alone. */
final class WebFolder {
  private WebFolder() {}

  static Path prepare(DataFolder data) throws IOException {
    Path folder = data.web();
    DurableFiles.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    DurableFiles.removeLeftovers(folder);
    return folder;
  }
}
