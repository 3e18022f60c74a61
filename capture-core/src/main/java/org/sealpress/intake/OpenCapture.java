package org.sealpress.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.worker.PageResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A capture on its way: its spool and the work on its sides. Safe for several threads. */
final class OpenCapture {
  private static final Logger LOG = LoggerFactory.getLogger(OpenCapture.class);

  private final Opened opened;
  private final Spool spool;
  private final Map<Integer, CompletableFuture<PageResult>> work = new HashMap<>();
  private @Nullable FeedEnded ended;
  private @Nullable Duration retry;
  private boolean parked;

  OpenCapture(Opened opened, Spool spool) {
    this.opened = opened;
    this.spool = spool;
    this.ended = spool.journal().last(FeedEnded.class).orElse(null);
  }

  String id() {
    return opened.capture();
  }

  Opened opened() {
    return opened;
  }

  Spool spool() {
    return spool;
  }

  /** The sides that are safe, in the order they were fed. */
  List<SideStored> sides() {
    return spool.journal().entries(SideStored.class);
  }

  boolean isSealed() {
    return spool.journal().last(JournalEntry.Sealed.class).isPresent();
  }

  synchronized boolean hasEnded() {
    return ended != null;
  }

  /** How feeding ended, which it has. */
  synchronized FeedEnded ended() {
    return Objects.requireNonNull(ended, "sheets are still being fed");
  }

  /**
   * Feeding has ended. It is so from now on, whatever comes of the journal.
   *
   * @throws IOException when the journal could not be written; to be called again
   */
  synchronized void end(FeedEnded how) throws IOException {
    ended = how;
    if (spool.journal().last(FeedEnded.class).isEmpty()) {
      spool.journal().append(how);
    }
  }

  /** The same for a capture that is taken up; the journal is written when it is finished. */
  synchronized void endSoon(FeedEnded how) {
    ended = how;
  }

  /** The work on a side; it is begun when it was not yet, or has failed. */
  synchronized CompletableFuture<PageResult> work(SideStored side, SideWork by) {
    CompletableFuture<PageResult> begun = work.get(side.number());
    if (begun == null || (begun.isCompletedExceptionally() && !parked)) {
      begun = by.begin(this, side);
      work.put(side.number(), begun);
    }
    if (parked) {
      begun.cancel(true);
    }
    return begun;
  }

  /** The work on a side is to be done again: what came of it is lost. */
  synchronized void forget(SideStored side) {
    work.remove(side.number());
  }

  /** Waits for no side any longer: the capture goes on at the next start. */
  synchronized void park() {
    parked = true;
    work.values().forEach(side -> side.cancel(true));
  }

  /** How long to wait before it is tried again. */
  synchronized Duration nextRetry(IntakeLimits limits) {
    Duration next = retry == null ? limits.firstRetry() : retry.multipliedBy(2);
    retry = next.compareTo(limits.longestRetry()) > 0 ? limits.longestRetry() : next;
    return retry;
  }

  /** Closes the journal: this process does no more for it. */
  void closeQuietly() {
    try {
      spool.close();
    } catch (IOException e) {
      LOG.debug("the spool of {} was not closed in order: {}", id(), e.getMessage());
    }
  }
}
