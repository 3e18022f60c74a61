package org.sealpress.inbox;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * A file as it was the last time.
 *
 * @param since when it was first seen so
 * @param complaint why it was not taken, empty when that was not tried
 * @param condemned whether it is to be set aside
 */
record Seen(long bytes, FileTime modified, Instant since, String complaint, boolean condemned) {

  /** Of a file that was not seen before. */
  static Seen first(BasicFileAttributes now, Instant at) {
    return new Seen(now.size(), now.lastModifiedTime(), at, "", false);
  }

  /** Whether nothing has changed about it. */
  boolean isSameAs(Seen other) {
    return bytes == other.bytes && modified.equals(other.modified);
  }

  boolean unchangedFor(Duration time, Instant now) {
    return !now.isBefore(since.plus(time));
  }

  Seen with(String why, boolean last) {
    return new Seen(bytes, modified, since, why, last);
  }
}
