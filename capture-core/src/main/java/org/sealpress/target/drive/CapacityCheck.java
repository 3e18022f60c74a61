package org.sealpress.target.drive;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import org.sealpress.target.ContentStream;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.drive.CapacityLayout.Piece;

/**
 * Whether a drive holds what it says that it holds. A counterfeit says more: what is written beyond
 * its real end is dropped, or overwrites what was written before. So everything is written first,
 * and then all of it is read back.
 */
public final class CapacityCheck {

  /** How much is written. */
  public enum Depth {
    /** Nothing: the drive is believed. */
    NONE,
    /**
     * Blocks all over the free space, with room reserved between them. On a file system that can't
     * reserve room without writing it (exFAT) the same as {@link #FULL}.
     */
    QUICK,
    /** All of the free space. */
    FULL
  }

  /** Is told how far it is. */
  public interface Progress {
    /** Nobody is told. */
    Progress NONE = (step, done, total) -> {};

    /**
     * A part is done.
     *
     * @param step what is being done, in a few words
     * @param done bytes
     * @param total bytes, of this step
     */
    void at(String step, long done, long total);
  }

  private static final long LEAST = 1 << 20;

  /** For the file system's own needs: of the free bytes one part in so many, but at least... */
  private static final long SPARE_PART = 50;

  private static final long SPARE = 1 << 20;

  private final Medium medium;
  private final long seed;
  private final Progress progress;

  CapacityCheck(Medium medium, SecureRandom random, Progress progress) {
    this.medium = medium;
    this.seed = random.nextLong();
    this.progress = progress;
  }

  /**
   * Checks. What was written is removed again, also after a fault.
   *
   * @throws TargetFault {@link Kind#IO_ERROR} when something did not come back as it was written
   */
  void run(Depth depth) throws TargetFault {
    if (depth == Depth.NONE) {
      return;
    }
    medium.clear();
    try {
      check(depth);
    } finally {
      medium.clear();
    }
  }

  private void check(Depth depth) throws TargetFault {
    long free = medium.free();
    long usable = free - Math.max(SPARE, free / SPARE_PART);
    if (usable < LEAST) {
      throw new TargetFault(
          Kind.FULL,
          "the drive can't be checked: only %,d bytes are free: use a larger one".formatted(free));
    }
    boolean quick = depth == Depth.QUICK;
    CapacityLayout layout = quick ? CapacityLayout.quick(usable) : CapacityLayout.full(usable);
    int written = write(layout);
    if (written < 0) {
      medium.clear();
      layout = CapacityLayout.full(usable);
      written = write(layout);
    }
    medium.forget();
    read(layout, written);
  }

  /** How many pieces were written; -1 when no room can be reserved. */
  private int write(CapacityLayout layout) throws TargetFault {
    long done = 0;
    boolean reserved = false;
    int count = layout.pieces().size();
    for (int i = 0; i < count; i++) {
      Piece piece = layout.pieces().get(i);
      try {
        medium.write(TestFiles.block(i), content(i, piece));
        if (piece.gap() > 0 && !medium.reserve(TestFiles.gap(i), piece.gap())) {
          return reserved ? i + 1 : -1; // The file system needs more for itself, or can't do it.
        }
      } catch (TargetFault e) {
        if (e.kind() == Kind.FULL && i > count / 2) {
          return i;
        }
        throw unreliable(e);
      }
      reserved |= piece.gap() > 0;
      done += piece.bytes();
      progress.at("writing", done, layout.bytes());
    }
    return count;
  }

  private void read(CapacityLayout layout, int written) throws TargetFault {
    int wrong = 0;
    long done = 0;
    for (int i = 0; i < written; i++) {
      Piece piece = layout.pieces().get(i);
      try (ContentStream wanted = ContentStream.of(content(i, piece));
          InputStream there = medium.readBack(TestFiles.block(i))) {
        wrong += wanted.sameAs(there) ? 0 : 1;
      } catch (IOException e) {
        wrong++;
      } catch (TargetFault e) {
        if (e.kind() == Kind.UNAVAILABLE) {
          throw e;
        }
        wrong++;
      }
      done += piece.bytes();
      progress.at("reading back", done, layout.bytes());
    }
    if (wrong > 0) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%d of %d pieces that were written to the drive did not come back as they were: it holds less than it says (a counterfeit), or is broken: don't use it"
              .formatted(wrong, written));
    }
  }

  private SeededContent content(int number, Piece piece) {
    return new SeededContent(seed + number * 0x9E3779B97F4A7C15L, piece.bytes());
  }

  private static TargetFault unreliable(TargetFault fault) {
    if (fault.kind() != Kind.IO_ERROR && fault.kind() != Kind.NAME_TAKEN) {
      return fault;
    }
    return new TargetFault(
        Kind.IO_ERROR,
        "the drive failed while it was checked (%s): it holds less than it says (a counterfeit), or is broken: don't use it"
            .formatted(fault.getMessage()),
        fault);
  }
}
