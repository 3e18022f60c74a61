package org.sealpress.intake;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sealpress.intake.JournalEntry.Abandoned;
import org.sealpress.intake.JournalEntry.Discarded;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.FeedStopped;
import org.sealpress.intake.JournalEntry.FrontsFed;
import org.sealpress.intake.JournalEntry.Imported;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideRefused;
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
  private final Deque<JournalEntry> unwritten = new ArrayDeque<>();
  private Stage stage;
  private @Nullable Duration retry;
  private boolean parked;
  private boolean fed;

  OpenCapture(Opened opened, Spool spool) {
    this.opened = opened;
    this.spool = spool;
    this.stage = spool.journal().stage();
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

  /** The file that it is of; empty when it came from a scanner. */
  Optional<Imported> imported() {
    return spool.journal().last(Imported.class);
  }

  /** What was fed, and what people have decided on it. */
  Arrangement arrangement() {
    return Arrangement.of(spool.journal(), opened.duplex());
  }

  /** The sides that are safe and pages, in the order of the pages. */
  List<SideStored> sides() {
    return arrangement().sides();
  }

  /** What the sides are when a person turns the sheets over. */
  Backs backs() {
    return arrangement().backs();
  }

  /** Whether a person is to look at its pages, and has not yet. */
  boolean awaitsCheck() {
    return spool.journal().last(CheckEntry.Asked.class).isPresent()
        && spool.journal().last(CheckEntry.Ended.class).isEmpty();
  }

  /** Whether a title can still be given: no document was made yet. */
  boolean isTitleOpen() {
    Stage now = stage();
    return !now.isDecided() && (!(now instanceof Stage.Closed) || awaitsCheck());
  }

  /** Whether the fronts are fed now, and backs will be after them. */
  boolean isBeforeTurning() {
    return opened.manualDuplex() && spool.journal().last(FrontsFed.class).isEmpty();
  }

  /** All sides that came whole, those whose sheet was fed again too. */
  List<SideStored> stored() {
    return spool.journal().entries(SideStored.class);
  }

  synchronized Stage stage() {
    return stage;
  }

  /** How feeding ended, which it has. */
  FeedEnded ended() {
    if (stage() instanceof Stage.Closed closed) {
      return closed.how();
    }
    return spool
        .journal()
        .last(FeedEnded.class)
        .orElseThrow(() -> new IllegalStateException("sheets may still be fed"));
  }

  /**
   * Something has happened that can't be undone: it is so from now on, whatever comes of the
   * journal.
   *
   * @throws IOException when the journal could not be written; {@link #write} tries again
   */
  synchronized void happened(JournalEntry entry) throws IOException {
    stage = stage.after(entry);
    unwritten.add(entry);
    write();
  }

  /**
   * Something is to happen: it may when it is in the journal.
   *
   * @throws IOException when the journal could not be written; then all is as it was
   */
  synchronized void begins(JournalEntry entry) throws IOException {
    Stage next = stage.after(entry);
    write();
    spool.journal().append(entry);
    stage = next;
  }

  /**
   * No more sheets come for now. What can't be journaled will be by {@link #write}.
   *
   * @param stopped what stopped the feeder; empty when it is empty
   * @param hold whether the rest may come later, when there are sides already
   */
  void feedingEnds(String stopped, boolean hold, Instant at) {
    int sides = sides().size();
    String fault = withWhatIsSafe(stopped);
    JournalEntry entry =
        hold && sides > 0 && !fault.isEmpty()
            ? new FeedStopped(fault, at)
            : new FeedEnded(sides, fault, at);
    note(entry);
  }

  /** A side did not come whole. What can't be journaled will be by {@link #write}. */
  void refused(String why, Instant at) {
    note(new SideRefused(why, at));
  }

  /** A sheet was fed once more, or not. What can't be journaled will be by {@link #write}. */
  void rescanned(String fault, Instant at) {
    note(new CheckEntry.RescanEnded(fault, at));
  }

  /** Nothing is kept of a file. What can't be journaled will be by {@link #write}. */
  void abandoned(Abandoned why) {
    note(why);
  }

  private void note(JournalEntry entry) {
    try {
      Uninterrupted.run(() -> happened(entry));
    } catch (IOException e) {
      LOG.warn("a line of the journal of {} will be written later: {}", id(), Sentence.of(e));
    }
  }

  /** What stopped the feeder, and what that means for the sheets; empty when nothing did. */
  String withWhatIsSafe(String stopped) {
    return stopped.isEmpty()
        ? ""
        : Sentence.join(
            stopped,
            backs().safe().orElseGet(() -> Sentence.safe(sides().size(), opened.duplex())));
  }

  /**
   * A decision on a capture that is held. In the journal when this returns.
   *
   * @param decision by why it is held
   * @throws NotHeld when it is not held, or is being fed again
   * @throws IOException when the journal failed; then all is as it was
   */
  synchronized <T extends JournalEntry> T decide(Function<FeedStopped, T> decision)
      throws IOException {
    if (fed || !(stage instanceof Stage.Held held)) {
      throw new NotHeld(id(), fed);
    }
    T entry = decision.apply(held.why());
    begins(entry);
    return entry;
  }

  /**
   * A person throws it away, while it is held or waits for a look.
   *
   * @throws NotHeld when it does neither
   * @throws IOException when the journal failed; then all is as it was
   */
  synchronized void throwAway(Discarded why) throws IOException {
    if (fed || !(stage instanceof Stage.Held || stage instanceof Stage.Checking)) {
      throw new NotHeld(id(), fed);
    }
    begins(why);
  }

  /**
   * Sheets will be fed for it by this thread alone, until {@link #letGo}.
   *
   * @throws IOException when it is neither new nor held, or is being fed
   */
  synchronized void take() throws IOException {
    if (fed || !(stage instanceof Stage.Held || stage instanceof Stage.Feeding)) {
      throw new NotHeld(id(), fed);
    }
    fed = true;
  }

  /** No sheets are fed for it now. */
  synchronized void letGo() {
    fed = false;
  }

  /** Writes what has happened and is not in the journal yet. */
  synchronized void write() throws IOException {
    while (!unwritten.isEmpty()) {
      spool.journal().append(unwritten.element());
      unwritten.remove();
    }
  }

  /**
   * A decision on a capture that waits until a person has looked. In the journal when this returns.
   *
   * @throws CheckRefused when it does not wait for that
   * @throws IOException when the journal failed; then all is as it was
   */
  synchronized <T extends JournalEntry> T change(CheckDecision<T> decision) throws IOException {
    if (!(stage instanceof Stage.Checking)) {
      throw CheckRefused.notNow(id(), stage);
    }
    T entry = decision.on(arrangement());
    begins(entry);
    return entry;
  }

  /** Whether a capture is held for this reason, and no other since. */
  boolean isHeldFor(FeedStopped why) {
    return stage() instanceof Stage.Held held && held.why().equals(why);
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

  /** The work on a side is done once more, when what is under way is done: it was turned. */
  synchronized void workAgain(SideStored side, SideWork by) {
    CompletableFuture<PageResult> again =
        work(side, by).handle((before, failure) -> side).thenCompose(each -> by.begin(this, each));
    work.put(side.number(), again);
  }

  /** What came of reading a side, when it is read. */
  synchronized Optional<PageResult> seen(SideStored side) {
    CompletableFuture<PageResult> done = work.get(side.number());
    return done != null && done.isDone() && !done.isCompletedExceptionally()
        ? Optional.of(done.join())
        : Optional.empty();
  }

  /** Clockwise quarter turns by which a side is shown. */
  int shown(SideStored side, Arrangement pages) {
    return shown(side, pages.turns(side.number()));
  }

  /** The same, when nothing else is asked of the arrangement. */
  int shown(SideStored side) {
    return shown(
        side,
        spool.journal().entries(CheckEntry.Turned.class).stream()
            .filter(turned -> turned.side() == side.number())
            .reduce((before, last) -> last)
            .map(CheckEntry.Turned::quarterTurns));
  }

  private int shown(SideStored side, Optional<Integer> turns) {
    return turns.or(() -> seen(side).map(PageResult::quarterTurns)).orElse(side.quarterTurns());
  }

  /** The work on a side is to be done again: what came of it is lost. */
  synchronized void forget(SideStored side) {
    work.remove(side.number());
  }

  /** Waits for no side any longer: the capture goes on at the next start. */
  synchronized void park() {
    parked = true;
    cancelWork();
  }

  /** Nothing will be made of its sides. */
  synchronized void cancelWork() {
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
