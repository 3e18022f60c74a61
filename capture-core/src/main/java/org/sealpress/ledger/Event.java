package org.sealpress.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that happened. No document's text or title is ever in one. Times are kept to the
 * millisecond. A reader meets {@link Other} for types that a later version added.
 */
public sealed interface Event
    permits AccessEvent,
        CheckEvent,
        DriveEvent,
        ClassPolicy,
        Event.Opened,
        Event.Captured,
        Event.Sealed,
        Event.Copied,
        Event.CopyLost,
        Event.Verified,
        Event.LeftBox,
        Event.Fault,
        Event.Discarded,
        Event.Recipients,
        Event.KeyChanged,
        Event.Rebuilt,
        Event.Drill,
        Event.Other {

  /**
   * Stands for the box's own store where {@link Copied}, {@link CopyLost} and {@link Verified} name
   * a target; no target can be called so.
   */
  String THIS_BOX = "box:vault";

  /** The entry's {@code type}. */
  String type();

  /**
   * The first entry of every ledger.
   *
   * @param box the box's name for people
   * @param ledger the ledger's id, a {@link RandomId}
   */
  record Opened(String box, String ledger) implements Event {
    @Override
    public String type() {
      return "opened";
    }
  }

  /**
   * All sheets of a press were fed.
   *
   * @param capture the capture's id
   * @param scanner SANE's device name
   * @param profile the profile's name
   * @param sheets sheets that were kept
   * @param sidesFed sides that came whole from the scanner
   * @param sidesFedAgain those of them whose sheet was fed once more, which are no pages
   * @param sidesRefused sides that came short or broke off, which are no pages
   * @param sidesBlank pages that were found blank
   * @param sidesDropped sides that were found blank and are no pages, as the class wants it, or
   *     that a person left out ({@link CheckEvent.SideLeftOut})
   * @param sidesLost sides that the box's disk has lost, which are no pages
   * @param separators sides of separator sheets, which are no pages
   * @param stops how often the feeder stopped before it was empty
   * @param continued how often feeding went on after that
   * @param started when the button was pressed
   * @param finished when the feeder was empty
   */
  record Captured(
      String capture,
      String scanner,
      String profile,
      int sheets,
      int sidesFed,
      int sidesFedAgain,
      int sidesRefused,
      int sidesBlank,
      int sidesDropped,
      int sidesLost,
      int separators,
      int stops,
      int continued,
      Instant started,
      Instant finished)
      implements Event {
    @Override
    public String type() {
      return "captured";
    }
  }

  /**
   * A document is sealed and its object is on the box's disk.
   *
   * @param document the document's id
   * @param version 1 for the first
   * @param documentClass for example {@code legal}
   * @param pages pages of the PDF
   * @param object the object's name, {@code objects/2026/11/24/<id>.v<version>.cms}
   * @param size bytes of the object
   * @param sha256 SHA-256 of the object, hex
   * @param plainSha256 SHA-256 of the PDF, hex
   * @param recipients SHA-256 of the certificates it was sealed for, hex
   * @param capture the capture its pages are of
   */
  record Sealed(
      String document,
      int version,
      String documentClass,
      int pages,
      String object,
      long size,
      String sha256,
      String plainSha256,
      List<String> recipients,
      String capture)
      implements Event {
    /** Copies the list. */
    public Sealed {
      recipients = List.copyOf(recipients);
    }

    @Override
    public String type() {
      return "sealed";
    }
  }

  /**
   * A copy is on a target, and was read back and hashed.
   *
   * @param document the document's id
   * @param version its version
   * @param target the target's name
   * @param object the object's name there
   * @param sha256 SHA-256 of what was read back, hex
   */
  record Copied(String document, int version, String target, String object, String sha256)
      implements Event {
    @Override
    public String type() {
      return "copied";
    }
  }

  /**
   * A copy that the ledger knows is not on its target any more, or is not what it was. It is due
   * there again.
   *
   * @param document the document's id
   * @param version its version
   * @param target the target's name, as in {@link Copied}
   * @param object the object's name there
   * @param reason {@link #MISSING}, {@link #EMPTY} or {@link #DAMAGED}
   */
  record CopyLost(String document, int version, String target, String object, String reason)
      implements Event {
    /** Reason: there is nothing of that name. */
    public static final String MISSING = "missing";

    /** Reason: there is a file of that name with nothing in it. */
    public static final String EMPTY = "empty";

    /** Reason: there is something else under that name. */
    public static final String DAMAGED = "damaged";

    @Override
    public String type() {
      return "copy-lost";
    }
  }

  /**
   * Copies on a target were read again, a part of them, and held against the ledger.
   *
   * @param target the target's name, as in {@link Copied}
   * @param part which part of all objects, from 1
   * @param parts how many parts make all of them
   * @param objects how many were read
   * @param bytes their size
   * @param damaged how many were not what the ledger says
   * @param missing how many are not there, though the ledger says so
   */
  record Verified(
      String target, int part, int parts, long objects, long bytes, long damaged, long missing)
      implements Event {
    @Override
    public String type() {
      return "verified";
    }
  }

  /**
   * A sealed object is about to be removed from the box, which needs its room. The copies that are
   * required are on targets.
   *
   * @param document the document's id
   * @param version its version
   * @param object the object's name
   * @param reason one line for a person
   */
  record LeftBox(String document, int version, String object, String reason) implements Event {
    @Override
    public String type() {
      return "left-box";
    }
  }

  /**
   * Something failed.
   *
   * @param kind a short name, for example {@code torn-line}
   * @param message one line for a person
   * @param capture the capture it happened in, empty when none
   */
  record Fault(String kind, String message, String capture) implements Event {
    /** Kind for a feeder that stopped before it was empty. */
    public static final String FEEDER_STOPPED = "feeder-stopped";

    /** Kind for pages that are stored without text. */
    public static final String NOT_READ = "page-not-read";

    /** Kind for sides that the box's disk has altered or lost. */
    public static final String SIDE_LOST = "side-lost";

    /** Kind for documents that are sealed though they are no valid PDF/A. */
    public static final String NOT_VALID = "document-not-valid";

    /** Kind for documents that are sealed though it is not known whether they are valid PDF/A. */
    public static final String NOT_CHECKED = "document-not-checked";

    /** Kind for documents that are sealed though the box could not sign them. */
    public static final String NOT_SIGNED = "document-not-signed";

    /** Kind for a line of the ledger that a power cut left unfinished. */
    public static final String TORN_LINE = "torn-line";

    /** Kind for a capture that was set aside because the spool has damaged it. */
    public static final String SET_ASIDE = "capture-set-aside";

    /** Kind for separators that ask for what there is not, and for backs without fronts. */
    public static final String DOUBTFUL_SHEETS = "doubtful-sheets";

    /** Kind for a ledger that has fewer entries than were signed before. */
    public static final String ROLLED_BACK = "ledger-rolled-back";

    /** Kind for a ledger whose entries are not those that were signed before. */
    public static final String FORKED = "ledger-forked";

    /** Kind for copies on a target that are not what was stored there. */
    public static final String COPY_DAMAGED = "copy-damaged";

    /** Kind for a checkpoint on a target that no key of this ledger has signed. */
    public static final String FOREIGN_CHECKPOINT = "checkpoint-not-ours";

    /** Kind for a checkpoint on a target that was changed after it was signed. */
    public static final String DAMAGED_CHECKPOINT = "checkpoint-damaged";

    @Override
    public String type() {
      return "fault";
    }
  }

  /**
   * A person threw a capture away.
   *
   * @param capture the capture's id
   * @param reason what the person said
   */
  record Discarded(String capture, String reason) implements Event {
    @Override
    public String type() {
      return "discarded";
    }
  }

  /**
   * From now on documents are sealed for these. All are SHA-256 of certificates, hex. Lists that
   * are empty are not in the entry, as in those of versions that did not have them.
   *
   * @param fingerprints all of them
   * @param added those that the entry before did not have
   * @param removed those that it had, and that can't open what is sealed from now on
   * @param expired those whose certificate's time is over; they can open it all the same
   */
  record Recipients(
      List<String> fingerprints, List<String> added, List<String> removed, List<String> expired)
      implements Event {
    /** Copies the lists. */
    public Recipients {
      fingerprints = List.copyOf(fingerprints);
      added = List.copyOf(added);
      removed = List.copyOf(removed);
      expired = List.copyOf(expired);
    }

    /** The first of a ledger's, or one that does not say what changed. */
    public Recipients(List<String> fingerprints) {
      this(fingerprints, List.of(), List.of(), List.of());
    }

    @Override
    public String type() {
      return "recipients";
    }
  }

  /**
   * From now on the box uses another key of its own.
   *
   * @param use what for, {@link #SEAL} or {@link #LEDGER}
   * @param fingerprint SHA-256 of the certificate, hex; of a key without one, of the public key
   * @param former the same of the one before; empty when there was none
   */
  record KeyChanged(String use, String fingerprint, String former) implements Event {
    /** Use for the key that documents are signed with. */
    public static final String SEAL = "seal";

    /** Use for the key that checkpoints are signed with. */
    public static final String LEDGER = "ledger";

    @Override
    public String type() {
      return "key-changed";
    }
  }

  /**
   * A new box goes on with this ledger, which was taken from targets.
   *
   * @param from the target it was taken from
   * @param head the last entry that was found
   */
  record Rebuilt(String from, long head) implements Event {
    @Override
    public String type() {
      return "rebuilt";
    }
  }

  /**
   * A holder of a private key has restored documents, as a rehearsal.
   *
   * @param receipt the receipt's id, a {@link RandomId}
   * @param holder SHA-256 of the holder's certificate, hex
   * @param source where the documents came from, by the holder's name for it
   * @param ledger the ledger's id
   * @param head the last entry of the ledger that was found there
   * @param hash SHA-256 of that entry's line, hex
   * @param drilled when it began, by the holder's clock
   * @param millis how long it took
   * @param documents how many were tried
   * @param failed how many of them were not what the ledger says
   * @param signature the holder's over {@link EventJson} of this event without it, base64
   */
  record Drill(
      String receipt,
      String holder,
      String source,
      String ledger,
      long head,
      String hash,
      Instant drilled,
      long millis,
      int documents,
      int failed,
      String signature)
      implements Event {
    @Override
    public String type() {
      return "drill";
    }

    /** The same with another signature; an empty one for what is signed. */
    public Drill signed(String by) {
      return new Drill(
          receipt, holder, source, ledger, head, hash, drilled, millis, documents, failed, by);
    }
  }

  /**
   * An entry of a type that this version does not know.
   *
   * @param type its type
   * @param fields its own fields: strings, {@code Long}, {@code Boolean} or lists of strings
   */
  record Other(String type, Map<String, Object> fields) implements Event {
    /** Copies the fields. */
    public Other {
      fields = Map.copyOf(fields);
    }
  }
}
