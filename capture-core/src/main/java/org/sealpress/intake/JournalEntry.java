package org.sealpress.intake;

import java.time.Instant;
import java.util.List;
import org.sealpress.page.PageFormat;

/**
 * A line of a capture's journal. Each is on the disk before the next step is taken, so that a
 * capture can be finished by another process from its journal alone.
 */
sealed interface JournalEntry {

  /**
   * The button was pressed.
   *
   * @param document random id of the document that will be made
   * @param profile name of the profile it is scanned with
   * @param languages to read the sides in, at least one
   * @param device SANE's name of the scanner
   * @param scanner what people call the scanner
   */
  record Opened(
      String capture,
      String document,
      String documentClass,
      String profile,
      List<String> languages,
      String box,
      String device,
      String scanner,
      Instant at)
      implements JournalEntry {
    /** Copies the languages. */
    public Opened {
      languages = List.copyOf(languages);
      if (languages.isEmpty()) {
        throw new IllegalArgumentException("a capture without a language");
      }
    }
  }

  /**
   * A side is whole in the spool.
   *
   * @param number from 1
   * @param sha256 of its samples, hex
   */
  record SideStored(int number, PageFormat format, String sha256) implements JournalEntry {}

  /**
   * No more sheets will come.
   *
   * @param fault what stopped the feeder, for a person; empty when it ran empty
   */
  record FeedEnded(int sides, String fault, Instant at) implements JournalEntry {}

  /**
   * The ledger is about to be told how the capture went.
   *
   * @param after number of the ledger's last entry before that
   */
  record Recording(long after) implements JournalEntry {}

  /** The ledger was told. */
  record Recorded() implements JournalEntry {}

  /** The document is in the vault: the spool is not needed any more. */
  record Sealed(String object) implements JournalEntry {}
}
