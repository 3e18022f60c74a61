package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/**
 * Lets others read from a destination in its hours, but not while its medium is let go: then those
 * that read are told to end, and waited for. One that could not be reached is not asked again for a
 * minute. Safe for several threads.
 */
final class Lending {
  private static final int CHUNK = 64 * 1024;
  private static final long REST_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** What is seen of a copy now, by its size. */
  enum Presence {
    /** It is there. */
    THERE,
    /** The place is there, and the copy is not. */
    GONE,
    /** The place can't be asked now, or what is there is no holder. */
    UNSEEN
  }

  private final Destination destination;
  private final LongSupplier nanos;
  private int readers;
  private volatile boolean closed;
  private boolean resting;
  private long restingSince;

  /**
   * What a destination lends.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  Lending(Destination destination, LongSupplier nanos) {
    this.destination = destination;
    this.nanos = nanos;
  }

  /** The destination's name. */
  String name() {
    return destination.name();
  }

  /**
   * Copies an object, if the destination is there and is one of its holders.
   *
   * @param holders names in the ledger of the targets that have it
   * @return false when it is not there, or is not one of them
   */
  boolean copy(DocumentVersion version, Set<String> holders, OutputStream out)
      throws TargetFault, IOException {
    Optional<Opened> opened = begin();
    if (opened.isEmpty()) {
      return false;
    }
    try {
      if (!holders.contains(opened.get().ledgerName())) {
        return false;
      }
      try (InputStream in = opened.get().target().open(version.object())) {
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
          if (closed) {
            return false;
          }
          out.write(chunk, 0, count);
        }
      }
      return true;
    } finally {
      end();
    }
  }

  /**
   * What is seen of a copy now.
   *
   * @param holders names in the ledger of the targets that should have it
   */
  Presence look(DocumentVersion version, Set<String> holders) {
    Optional<Opened> opened = begin();
    if (opened.isEmpty()) {
      return Presence.UNSEEN;
    }
    try {
      if (!holders.contains(opened.get().ledgerName())) {
        return Presence.UNSEEN;
      }
      Optional<Stat> there = opened.get().target().stat(version.object());
      return there.isPresent() && there.get().size() == version.size()
          ? Presence.THERE
          : Presence.GONE;
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        rest();
      }
      return Presence.UNSEEN;
    } finally {
      end();
    }
  }

  private Optional<Opened> begin() {
    synchronized (this) {
      if (closed
          || (resting && nanos.getAsLong() - restingSince < REST_NANOS)
          || destination.hours().closed().isPresent()) {
        return Optional.empty();
      }
      resting = false;
      readers++;
    }
    try {
      return Optional.of(destination.opener().open());
    } catch (TargetFault | RuntimeException e) {
      rest();
      end();
      return Optional.empty();
    }
  }

  private synchronized void rest() {
    resting = true;
    restingSince = nanos.getAsLong();
  }

  private synchronized void end() {
    readers--;
    notifyAll();
  }

  /** Lends nothing any more, and waits for those that read. */
  synchronized void close() throws InterruptedException {
    closed = true;
    while (readers > 0) {
      wait();
    }
  }

  /** Whether it lends nothing now. */
  boolean isClosed() {
    return closed;
  }

  /** Lends again. */
  synchronized void open() {
    closed = false;
    resting = false;
  }
}
