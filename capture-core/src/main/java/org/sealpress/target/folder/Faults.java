package org.sealpress.target.folder;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.sealpress.target.ContentStream;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/**
 * Says what an I/O error means. The texts of the system's errors are in the language of the
 * machine, so the state of the file system is looked at first: is the place still there, is it
 * full, is it read-only.
 */
record Faults(Place place) {
  private static final String NO_SPACE = "No space left";
  private static final String QUOTA = "quota exceeded";
  private static final String READ_ONLY = "Read-only file system";

  /** While reading or listing. */
  TargetFault reading(String name, IOException e) {
    try {
      place.check();
    } catch (TargetFault gone) {
      gone.addSuppressed(e);
      return gone;
    }
    if (e instanceof NoSuchFileException) {
      return new TargetFault(
          Kind.NOT_FOUND, "%s: nothing is stored as %s".formatted(place.title(), name), e);
    }
    return general("reading " + name, e);
  }

  /**
   * While writing.
   *
   * @param needed how many bytes were to be written
   */
  TargetFault writing(String name, long needed, IOException e) {
    if (e instanceof ContentStream.Unreadable) {
      return new TargetFault(
          Kind.CONTENT_UNREADABLE,
          "%s was not stored in %s: what was to be stored can't be read: %s"
              .formatted(name, place.title(), e.getMessage()),
          e);
    }
    try {
      place.check();
    } catch (TargetFault gone) {
      gone.addSuppressed(e);
      return gone;
    }
    if (says(e, READ_ONLY) || place.readOnly()) {
      return new TargetFault(
          Kind.DENIED,
          "%s: %s is mounted read-only, %s was not stored: look for a write-protect switch and for file-system errors (dmesg), and mount it for writing"
              .formatted(place.title(), place.root(), name),
          e);
    }
    long free = place.free();
    if (says(e, NO_SPACE) || says(e, QUOTA) || free < Math.max(needed, 1)) {
      TargetFault full = full(name, needed, free);
      full.initCause(e);
      return full;
    }
    return general("storing " + name, e);
  }

  /** There is less room than needed. */
  TargetFault full(String name, long needed, long free) {
    return new TargetFault(
        Kind.FULL,
        "%s: %s is full, %s was not stored: %d bytes are free, %d are needed: use another medium or make room"
            .formatted(place.title(), place.root(), name, free, needed));
  }

  private TargetFault general(String doing, IOException e) {
    String reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    if (e instanceof ClosedByInterruptException) {
      return new TargetFault(
          Kind.UNAVAILABLE,
          "%s: %s was interrupted: it can be done again".formatted(place.title(), doing),
          e);
    }
    if (e instanceof AccessDeniedException) {
      return new TargetFault(
          Kind.DENIED,
          "%s: %s failed: this program's user has no access to %s: give it access"
              .formatted(place.title(), doing, reason),
          e);
    }
    return new TargetFault(
        Kind.IO_ERROR,
        "%s: %s failed: %s: check the medium and its connection (dmesg)"
            .formatted(place.title(), doing, reason),
        e);
  }

  private static boolean says(IOException e, String text) {
    return String.valueOf(e.getMessage()).contains(text);
  }
}
