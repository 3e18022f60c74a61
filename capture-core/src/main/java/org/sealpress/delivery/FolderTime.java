package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether files may have come into a folder since it was last read, by the folder's own time:
 * that costs the same however many are in it. For one thread.
 */
final class FolderTime {
  /** Two changes within a file system's grain leave the same time. */
  private static final Duration GRAIN = Duration.ofSeconds(3);

  private final Path folder;
  private final Clock clock;
  private @Nullable FileTime read;

  FolderTime(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** True when the folder is to be read, which the caller does then. */
  boolean changed() throws IOException {
    FileTime time;
    try {
      time = Files.getLastModifiedTime(folder);
    } catch (NoSuchFileException e) {
      return true;
    }
    if (time.equals(read)) {
      return false;
    }
    Instant settled = time.toInstant().plus(GRAIN);
    read = clock.instant().isAfter(settled) ? time : null;
    return true;
  }

  /** The folder is to be read the next time, whatever its time is. */
  void forget() {
    read = null;
  }
}
