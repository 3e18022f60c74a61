package org.sealpress.intake;

import java.util.List;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.FeedStopped;

/**
 * Where a capture stands. Only a journal entry moves it, and {@link #after} says whereto, so that
 * the journal alone tells every later process where to go on.
 *
 * <pre>
 * new -> feeding -> closed -> sealed
 *           | ^      ^  | ^
 *           v |      |  v |
 *          held -----+ checking -> thrown away
 *           |           | ^
 *           v           v |
 *      thrown away   rescanning
 * </pre>
 *
 * <p>The capture of a file goes from feeding to closed, or is dropped.
 */
sealed interface Stage {
  /** Before the first entry. */
  record New() implements Stage {}

  /** Sheets are fed, or were when the box stopped. */
  record Feeding() implements Stage {}

  /** The feeder stopped before it was empty. The sides so far are safe. */
  record Held(FeedStopped why) implements Stage {}

  /** No more sheets come: the sides are read, become a document and are sealed. */
  record Closed(FeedEnded how) implements Stage {}

  /** All sides are read, and a person is to look at them, or the time is to pass. */
  record Checking(FeedEnded how) implements Stage {}

  /** A sheet is fed once more, to take the place of one that a person did not like. */
  record Rescanning(FeedEnded how) implements Stage {}

  /** A person threw it away. */
  record ThrownAway(String reason) implements Stage {}

  /** A file could not be taken in whole: what is here of it has to be removed. */
  record Dropped(String why) implements Stage {}

  /** The documents are in the vault. */
  record Done(List<String> objects) implements Stage {}

  /**
   * The stage after an entry.
   *
   * @throws IllegalArgumentException when the entry can't come at this stage
   */
  default Stage after(JournalEntry entry) {
    if (entry instanceof JournalEntry.Opened && this instanceof New) {
      return new Feeding();
    } else if (entry instanceof CheckEntry check) {
      return afterCheck(check);
    } else if (entry instanceof JournalEntry.SideStored
        && isOneOf(Feeding.class, Rescanning.class)) {
      return this;
    } else if (entry instanceof JournalEntry.FrontsFed && this instanceof Feeding) {
      return this;
    } else if (entry instanceof JournalEntry.Imported && this instanceof Feeding) {
      return this;
    } else if (entry instanceof JournalEntry.Abandoned gone && this instanceof Feeding) {
      return new Dropped(gone.why());
    } else if (entry instanceof JournalEntry.SideRefused
        && isOneOf(Feeding.class, Held.class, Rescanning.class)) {
      return this;
    } else if (entry instanceof FeedStopped stopped && isOneOf(Feeding.class, Held.class)) {
      return new Held(stopped);
    } else if (entry instanceof JournalEntry.Continued && this instanceof Held) {
      return new Feeding();
    } else if (entry instanceof FeedEnded ended && isOneOf(Feeding.class, Held.class)) {
      return new Closed(ended);
    } else if (entry instanceof JournalEntry.Discarded thrown
        && isOneOf(Held.class, Checking.class)) {
      return new ThrownAway(thrown.reason());
    } else if (entry instanceof JournalEntry.Sealed sealed && this instanceof Closed) {
      return new Done(sealed.objects());
    } else if (isOfTheLedger(entry) && isOneOf(Closed.class, ThrownAway.class)) {
      return this;
    }
    throw refusal(entry);
  }

  private Stage afterCheck(CheckEntry entry) {
    if (entry instanceof CheckEntry.Asked && this instanceof Feeding) {
      return this;
    } else if (entry instanceof CheckEntry.Begun && this instanceof Closed closed) {
      return new Checking(closed.how());
    } else if (entry instanceof CheckEntry.Decision && this instanceof Checking) {
      return this;
    } else if (entry instanceof CheckEntry.RescanBegun && this instanceof Checking checking) {
      return new Rescanning(checking.how());
    } else if (entry instanceof CheckEntry.RescanEnded && this instanceof Rescanning again) {
      return new Checking(again.how());
    } else if (entry instanceof CheckEntry.Ended && this instanceof Checking checking) {
      return new Closed(checking.how());
    }
    throw refusal(entry);
  }

  private IllegalArgumentException refusal(JournalEntry entry) {
    return new IllegalArgumentException(
        "\"%s\" can't come when a capture is \"%s\"".formatted(name(entry), name(this)));
  }

  /** Whether nothing more is made of the sides: what is left of them only has to be removed. */
  default boolean isDecided() {
    return isOneOf(ThrownAway.class, Dropped.class, Done.class);
  }

  private boolean isOneOf(Class<?>... stages) {
    return List.of(stages).contains(getClass());
  }

  private static boolean isOfTheLedger(JournalEntry entry) {
    return entry instanceof JournalEntry.Recording || entry instanceof JournalEntry.Recorded;
  }

  private static String name(Object record) {
    return record.getClass().getSimpleName();
  }
}
