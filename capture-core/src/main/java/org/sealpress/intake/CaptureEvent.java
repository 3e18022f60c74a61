package org.sealpress.intake;

import java.time.Instant;
import java.util.List;

/** What happens to a capture, in this order. */
public sealed interface CaptureEvent {

  /** Which capture. */
  String capture();

  /** The button was pressed, the feeder is starting. */
  record Started(String capture, String documentClass, Instant at) implements CaptureEvent {}

  /** A capture of an earlier run of the daemon goes on where it stood. */
  record Resumed(String capture, String documentClass, Instant at, int sides)
      implements CaptureEvent {}

  /**
   * A side is safe in the spool.
   *
   * @param number from 1
   */
  record SideFed(String capture, int number) implements CaptureEvent {}

  /**
   * A side was read and its image made.
   *
   * @param words how many
   * @param blank true when there is nothing on it
   * @param flaw what a person should know, empty when all is well
   * @param separator true when it is a separator and no page
   */
  record SideRead(
      String capture, int number, int words, boolean blank, String flaw, boolean separator)
      implements CaptureEvent {
    /** A page. */
    public SideRead(String capture, int number, int words, boolean blank, String flaw) {
      this(capture, number, words, blank, flaw, false);
    }
  }

  /** A file begins to be taken in. */
  record ImportStarted(String capture, String documentClass, String inbox, Instant at)
      implements CaptureEvent {}

  /** All pages of a file are safe; it lies where it was until the document is sealed. */
  record ImportEnded(String capture, int sides) implements CaptureEvent {}

  /**
   * No more sheets come.
   *
   * @param fault why, for the person at the desk; empty when the feeder is empty
   */
  record FeedEnded(String capture, int sides, String fault) implements CaptureEvent {}

  /**
   * The feeder stopped before it was empty: the sides so far are safe, a person decides how it goes
   * on.
   *
   * @param fault why, and which sheet to feed again, for the person at the desk
   */
  record Held(String capture, int sides, String fault) implements CaptureEvent {}

  /**
   * Sheets are fed again for a capture that was held.
   *
   * @param sides that are safe from before
   */
  record Continued(String capture, int sides) implements CaptureEvent {}

  /**
   * Its sides are read, and it waits for a person to look at them; told again when it waits longer.
   *
   * @param sides that are pages
   * @param until when it is sealed though nobody has confirmed it
   */
  record Checking(String capture, int sides, Instant until) implements CaptureEvent {}

  /** A sheet is fed once more. */
  record Rescanning(String capture, int side) implements CaptureEvent {}

  /**
   * A person decided something on its pages.
   *
   * @param sides that are pages now
   * @param what a sentence
   * @param logged the same without what a person typed, for a log that others read
   * @param trouble whether it did not go well
   */
  record Decided(String capture, int sides, String what, String logged, boolean trouble)
      implements CaptureEvent {}

  /**
   * It waits no longer for a person to look at its pages.
   *
   * @param by who confirmed them; empty when nobody did
   */
  record Checked(String capture, String by) implements CaptureEvent {}

  /** A person threw it away. */
  record Discarded(String capture, String reason) implements CaptureEvent {}

  /** A PDF/A is made, one for each document. */
  record DocumentMade(String capture, int pages, long bytes) implements CaptureEvent {}

  /** Something about the capture that a person should know. */
  record Flawed(String capture, String flaw) implements CaptureEvent {}

  /**
   * A document is not signed, or not known to be valid PDF/A; it is sealed all the same.
   *
   * @param flaw what a person should know
   */
  record Doubted(String capture, String flaw) implements CaptureEvent {}

  /**
   * The documents are sealed and stored on the box; nothing of the capture is readable here any
   * more.
   *
   * @param documents those that it became, at least one, in the order of their pages
   */
  record Sealed(String capture, List<SealedDocument> documents) implements CaptureEvent {
    /** Copies the list. */
    public Sealed {
      documents = List.copyOf(documents);
    }

    /** One document, as usual. */
    public Sealed(String capture, String document, String object) {
      this(capture, List.of(new SealedDocument(document, object)));
    }
  }

  /** Nothing came of it: no sheet was fed. */
  record Empty(String capture, String message) implements CaptureEvent {}

  /** It can't go on now; what was fed is safe in the spool and will be tried again. */
  record Parked(String capture, String message) implements CaptureEvent {}
}
