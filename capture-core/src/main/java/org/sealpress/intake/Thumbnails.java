package org.sealpress.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageResult;

/**
 * Pictures of sides, in memory alone, as long as their capture is not sealed. There is room for so
 * many bytes; the one that nobody has looked at for longest goes first, and is made again from the
 * spool when somebody asks.
 */
public final class Thumbnails {
  /** Room for all of them. */
  static final long ROOM = 64L << 20;

  /** So many are made at a time: more than that, nobody looks at. */
  static final int MOST_AT_A_TIME = 64;

  /** How large a picture is. */
  public enum Size {
    /** For a grid of pages. */
    SMALL(Effort.GLANCE),
    /** To be read. */
    LARGE(Effort.LOOK);

    private final Effort effort;

    Size(Effort effort) {
      this.effort = effort;
    }
  }

  private record Key(String capture, int side, int turns, Size size) {}

  private final PageReader reader;
  private final long room;
  private final Map<Key, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Key, CompletableFuture<byte[]>> making = new HashMap<>();
  private long bytes;

  Thumbnails(PageReader reader) {
    this(reader, ROOM);
  }

  Thumbnails(PageReader reader, long room) {
    this.reader = reader;
    this.room = room;
  }

  /** Keeps the picture that came with the reading of a side. */
  void keep(OpenCapture capture, SideStored side, PageResult result) {
    ByteBuffer preview = result.look().preview().duplicate();
    byte[] jpeg = new byte[preview.remaining()];
    preview.get(jpeg);
    if (jpeg.length > 0) {
      Key key = new Key(capture.id(), side.number(), result.quarterTurns(), Size.SMALL);
      keep(capture, key, jpeg);
    }
  }

  private void keep(OpenCapture capture, Key key, byte[] jpeg) {
    if (!capture.stage().isDecided()) {
      keep(key, jpeg);
    }
    if (capture.stage().isDecided()) {
      forget(capture.id()); // it came too late
    }
  }

  private synchronized void keep(Key key, byte[] jpeg) {
    byte @Nullable [] before = kept.put(key, jpeg);
    bytes += jpeg.length - (before == null ? 0 : before.length);
    Iterator<byte[]> oldest = kept.values().iterator();
    while (bytes > room && oldest.hasNext()) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }

  /**
   * A picture of a side as it is shown now.
   *
   * @return fails when none can be made
   */
  CompletableFuture<byte[]> of(OpenCapture capture, SideStored side, Size size) {
    int turns = capture.shown(side);
    Key key = new Key(capture.id(), side.number(), turns, size);
    CompletableFuture<byte[]> made = new CompletableFuture<>();
    synchronized (this) {
      byte[] jpeg = kept.get(key);
      if (jpeg != null) {
        return CompletableFuture.completedFuture(jpeg);
      }
      CompletableFuture<byte[]> begun = making.get(key);
      if (begun != null) {
        return begun;
      }
      if (making.size() >= MOST_AT_A_TIME) {
        return CompletableFuture.failedFuture(
            new RejectedExecutionException("too many pictures are made: ask again in a moment"));
      }
      making.put(key, made);
    }
    make(capture, side, key, made);
    return made;
  }

  private void make(OpenCapture capture, SideStored side, Key key, CompletableFuture<byte[]> made) {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    PageJob job =
        PageJob.picture(SideWork.source(capture.spool(), side), key.turns(), key.size().effort);
    CompletableFuture<PageResult> work;
    try {
      work =
          reader.submit(
              job,
              () -> {
                jpeg.reset();
                return jpeg;
              });
    } catch (RejectedExecutionException e) {
      work = CompletableFuture.failedFuture(e);
    }
    var unused =
        work.whenComplete(
            (result, failure) -> {
              if (failure == null) {
                keep(capture, key, jpeg.toByteArray());
              }
              synchronized (this) {
                making.remove(key);
              }
              if (failure == null) {
                made.complete(jpeg.toByteArray());
              } else {
                made.completeExceptionally(failure);
              }
            });
  }

  /** Forgets a capture, whose stage says that it is decided already. */
  synchronized void forget(String capture) {
    for (Iterator<Map.Entry<Key, byte[]>> all = kept.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<Key, byte[]> each = all.next();
      if (each.getKey().capture().equals(capture)) {
        bytes -= each.getValue().length;
        all.remove();
      }
    }
  }

  /** Bytes of all that are kept. */
  synchronized long bytes() {
    return bytes;
  }
}
