package org.sealpress.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a whole ledger: closed segments in their order, then the open one. Follows a ledger
 * that is written meanwhile: at the end it can be asked again, and a segment that is closed under
 * its hands is read on.
 */
final class LineCursor implements Closeable {
  private final Path directory;
  private final ClosedSegments segments;
  private final Deque<Segment> closed;
  private long nextFirst;
  private @Nullable LineReader reader;
  private @Nullable Segment segment;
  private @Nullable Object openKey;
  private Path file;
  private long number;

  /** Knows which segments are closed. */
  interface ClosedSegments {
    /** Those that begin with an entry or later, by number. */
    List<Segment> from(long first) throws IOException;
  }

  /** Starts at the file that holds {@code fromSeq}, at its first line. */
  LineCursor(Path directory, long fromSeq) throws IOException {
    this(directory, fromSeq, first -> Segment.in(directory, first));
  }

  /** The same, with somebody who knows the closed segments without a look at the directory. */
  LineCursor(Path directory, long fromSeq, ClosedSegments segments) throws IOException {
    this.directory = directory;
    this.segments = segments;
    this.file = directory.resolve(Segment.OPEN);
    this.closed = new ArrayDeque<>(segments.from(0));
    while (!closed.isEmpty() && closed.element().last() < fromSeq) {
      nextFirst = closed.remove().last() + 1;
    }
  }

  /** Goes to the next line; false at the end, which may grow. */
  boolean next() throws IOException {
    while (true) {
      if (reader == null && !openNext()) {
        return false;
      }
      if (reader().next()) {
        number++;
        return true;
      }
      if (segment == null && !closedMeanwhile()) {
        return false;
      }
      if (segment != null && !reader().next()) {
        nextFirst = segment.last() + 1;
        close();
      } else if (segment != null) {
        number++;
        return true;
      }
    }
  }

  private boolean openNext() throws IOException {
    if (closed.isEmpty()) {
      findClosed();
    }
    number = 0;
    segment = closed.poll();
    if (segment != null) {
      file = segment.file();
      reader = new LineReader(file);
      return true;
    }
    file = directory.resolve(Segment.OPEN);
    if (!Files.exists(file)) {
      findClosed(); // it may have got its closed name since the last look
      return !closed.isEmpty() && openNext();
    }
    try {
      reader = new LineReader(file);
    } catch (NoSuchFileException e) {
      return openNext(); // it was closed just now
    }
    openKey = key();
    findClosed();
    if (!closed.isEmpty()) { // so what was opened is the one after it
      close();
      return openNext();
    }
    return true;
  }

  /**
   * Whether the open segment got its closed name since it was opened here. As long as the open one
   * is the same file, the directory, which may be long, needs no look.
   */
  private boolean closedMeanwhile() throws IOException {
    if (openKey != null && openKey.equals(key())) {
      return false;
    }
    findClosed();
    segment = closed.poll();
    if (segment != null) {
      file = segment.file();
    }
    return segment != null;
  }

  /** What tells the open file from the one after it; null where the system has no such thing. */
  private @Nullable Object key() throws IOException {
    try {
      Path open = directory.resolve(Segment.OPEN);
      return Files.readAttributes(open, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private void findClosed() throws IOException {
    closed.clear();
    closed.addAll(segments.from(nextFirst));
  }

  /** Forgets what was read ahead of the line. */
  void forget() {
    if (reader != null) {
      reader.forget();
    }
  }

  private LineReader reader() {
    LineReader current = reader;
    if (current == null) {
      throw new IllegalStateException("no line");
    }
    return current;
  }

  byte[] buffer() {
    return reader().buffer();
  }

  int from() {
    return reader().from();
  }

  int to() {
    return reader().to();
  }

  /** The file of the line. */
  Path file() {
    return file;
  }

  /** The closed segment of the line; null in the open one. */
  @Nullable Segment segment() {
    return segment;
  }

  /** The line's number in its file, from 1. */
  long number() {
    return number;
  }

  /** Whether the open segment ends in something that is no whole line. */
  boolean isTorn() {
    return reader != null && reader.isUnfinished();
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
