package org.sealpress.intake;

import java.time.Instant;
import java.util.List;
import org.sealpress.page.Codec;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;

/**
 * A line of a capture's journal. Each is on the disk before the next step is taken, so that a
 * capture can be finished by another process from its journal alone.
 */
sealed interface JournalEntry
    permits JournalEntry.Opened,
        JournalEntry.Imported,
        JournalEntry.SideStored,
        JournalEntry.SideRefused,
        JournalEntry.FeedStopped,
        JournalEntry.Continued,
        JournalEntry.FrontsFed,
        JournalEntry.Discarded,
        JournalEntry.Abandoned,
        JournalEntry.FeedEnded,
        JournalEntry.Recording,
        JournalEntry.Recorded,
        JournalEntry.Sealed,
        CheckEntry {

  /**
   * The button was pressed.
   *
   * @param document random id of the document that will be made
   * @param profile name of the profile it is scanned with
   * @param languages to read the sides in, at least one
   * @param device SANE's name of the scanner
   * @param scanner what people call the scanner
   * @param duplex true when each sheet gives two sides, front first
   * @param dropBlank true when blank sides are no pages
   * @param style how pages are kept
   * @param split whether separator sheets divide it into several documents
   * @param manualDuplex whether a person turns the stack over when all fronts are fed
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
      boolean duplex,
      boolean dropBlank,
      PageStyle style,
      boolean split,
      boolean manualDuplex,
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
   * The capture is of a file, which lies in an inbox until the document is sealed. What the file is
   * called is not in the journal: a link in the spool leads to it.
   *
   * @param inbox name of the inbox
   * @param bytes of the file
   * @param sha256 of the file, hex
   */
  record Imported(String inbox, long bytes, String sha256) implements JournalEntry {}

  /**
   * A side is whole in the spool.
   *
   * @param number from 1
   * @param codec {@link Codec#RAW} for samples, {@link Codec#JPEG} for a JPEG that stays as it is
   * @param bytes of its samples, or of the JPEG
   * @param sha256 of these, hex
   * @param quarterTurns clockwise turns that are known to be needed to make it upright
   */
  record SideStored(
      int number, PageFormat format, Codec codec, long bytes, String sha256, int quarterTurns)
      implements JournalEntry {

    /** One whose samples came from a scanner. */
    SideStored(int number, PageFormat format, String sha256) {
      this(number, format, Codec.RAW, format.totalBytes(), sha256, 0);
    }

    /** Whether it goes into the document byte for byte. */
    boolean isKept() {
      return codec == Codec.JPEG;
    }
  }

  /**
   * A side came short or broke off: it is no page.
   *
   * @param why for a person
   */
  record SideRefused(String why, Instant at) implements JournalEntry {}

  /**
   * The feeder stopped before it was empty: a person decides how it goes on.
   *
   * @param fault what stopped it and which sheet to feed again, for a person
   */
  record FeedStopped(String fault, Instant at) implements JournalEntry {}

  /**
   * Sheets are fed again for a capture whose feeder had stopped.
   *
   * @param again numbers of the sides that come once more, because their sheet was not whole: they
   *     are no pages
   */
  record Continued(List<Integer> again, Instant at) implements JournalEntry {
    /** Copies the list. */
    public Continued {
      again = List.copyOf(again);
    }
  }

  /**
   * All fronts are fed: a person is to turn the stack over, and backs come next, the last one
   * first.
   *
   * @param sides that are safe, all of them fronts
   */
  record FrontsFed(int sides, Instant at) implements JournalEntry {}

  /**
   * A person threw the capture away.
   *
   * @param reason what the person said
   */
  record Discarded(String reason, Instant at) implements JournalEntry {}

  /**
   * A file could not be taken in whole: nothing is kept of it here, it stays where it is.
   *
   * @param why for a person
   */
  record Abandoned(String why, Instant at) implements JournalEntry {}

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

  /**
   * The documents are in the vault: the spool is not needed any more.
   *
   * @param objects the names of their sealed objects, at least one
   */
  record Sealed(List<String> objects) implements JournalEntry {
    /** Copies the list. */
    public Sealed {
      objects = List.copyOf(objects);
      if (objects.isEmpty()) {
        throw new IllegalArgumentException("a capture that was sealed as no document");
      }
    }
  }
}
