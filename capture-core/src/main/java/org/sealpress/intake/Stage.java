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
 *           | ^        ^
 *           v |        |
 *          held -------+--> thrown away
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
    } else if (entry instanceof JournalEntry.SideStored && this instanceof Feeding) {
      return this;
    } else if (entry instanceof JournalEntry.FrontsFed && this instanceof Feeding) {
      return this;
    } else if (entry instanceof JournalEntry.Imported && this instanceof Feeding) {
      return this;
    } else if (entry instanceof JournalEntry.Abandoned gone && this instanceof Feeding) {
      return new Dropped(gone.why());
    } else if (entry instanceof JournalEntry.SideRefused && isOneOf(Feeding.class, Held.class)) {
      return this;
    } else if (entry instanceof FeedStopped stopped && isOneOf(Feeding.class, Held.class)) {
      return new Held(stopped);
    } else if (entry instanceof JournalEntry.Continued && this instanceof Held) {
      return new Feeding();
    } else if (entry instanceof FeedEnded ended && isOneOf(Feeding.class, Held.class)) {
      return new Closed(ended);
    } else if (entry instanceof JournalEntry.Discarded thrown && this instanceof Held) {
      return new ThrownAway(thrown.reason());
    } else if (entry instanceof JournalEntry.Sealed sealed && this instanceof Closed) {
      return new Done(sealed.objects());
    } else if (isOfTheLedger(entry) && isOneOf(Closed.class, ThrownAway.class)) {
      return this;
    }
    throw new IllegalArgumentException(
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
