package org.sealpress.durable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what the JDK says when a write fails into one line that names the file and the reason. */
final class WriteFaults {
  /** Less than this is called full when the system's message is in a language not known here. */
  private static final long NO_ROOM = 64 * 1024;

  private WriteFaults() {}

  static IOException of(Path file, IOException fault) {
    if (fault instanceof DiskFull || fault instanceof FileAlreadyExistsException) {
      return fault;
    }
    String reason = reason(fault);
    long free = -1;
    String space = "free space unknown";
    try {
      FileStore store = Files.getFileStore(DurableFiles.nearest(file));
      free = store.getUsableSpace();
      space = kib(free) + " free of " + kib(store.getTotalSpace());
    } catch (IOException unknown) {
      fault.addSuppressed(unknown);
    }
    boolean said = reason.contains("No space left") || reason.contains("quota exceeded");
    if (said || (free >= 0 && free < NO_ROOM && !(fault instanceof FileSystemException))) {
      return new DiskFull(file, space, fault);
    }
    return new IOException("cannot write " + file + ": " + reason, fault);
  }

  private static String reason(IOException fault) {
    if (fault instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    if (fault instanceof NoSuchFileException) {
      return "its directory is not there; make it, or mount what belongs there";
    }
    if (fault instanceof AccessDeniedException) {
      return "this user may not write there; set the owner or the permissions";
    }
    String name = fault.getClass().getSimpleName();
    return fault instanceof FileSystemException || fault.getMessage() == null
        ? name
        : fault.getMessage();
  }

  private static String kib(long bytes) {
    return bytes < 10L << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
  }
}
