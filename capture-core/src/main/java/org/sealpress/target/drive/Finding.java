package org.sealpress.target.drive;

import java.util.Optional;
import org.sealpress.target.TargetFault;

/** What is in a slot. */
public sealed interface Finding {

  /** What it is, as a plain sentence. */
  String says();

  /** What a person does next; empty when there is nothing to do. */
  String next();

  /** Both. */
  default String told() {
    return next().isEmpty() ? says() : says() + ": " + next();
  }

  /** A drive of this box's set, the only thing that is ever written to. */
  final class Ours implements Finding {
    private final Stay stay;
    private final SignedMarker marker;

    Ours(Stay stay, SignedMarker marker) {
      this.stay = stay;
      this.marker = marker;
    }

    Stay stay() {
      return stay;
    }

    SignedMarker signed() {
      return marker;
    }

    /** Which drive it is. */
    public DriveMarker marker() {
      return marker.marker();
    }

    @Override
    public String says() {
      return marker().title() + " is in the slot at " + stay.slot();
    }

    @Override
    public String next() {
      return "";
    }
  }

  /** An empty file system, which can be made a drive of the set. */
  final class Empty implements Finding {
    private final Stay stay;

    Empty(Stay stay) {
      this.stay = stay;
    }

    Stay stay() {
      return stay;
    }

    @Override
    public String says() {
      return "no enrolled drive is in the slot at " + stay.slot() + ", but an empty one";
    }

    @Override
    public String next() {
      return "make it one of the set with `sealpress drive enrol LABEL`, or insert another";
    }
  }

  /** Why nothing is written. */
  enum Kind {
    /** Nothing is mounted there, or nothing that could be a drive. */
    NOTHING(TargetFault.Kind.UNAVAILABLE),
    /** Other people's files, no marker. */
    UNKNOWN(TargetFault.Kind.UNAVAILABLE),
    /** A drive of another box's set. */
    FOREIGN(TargetFault.Kind.UNAVAILABLE),
    /** Its marker is not as the box wrote it. */
    EDITED(TargetFault.Kind.DENIED),
    /** A copy of a drive, or an older state of it. */
    CLONED(TargetFault.Kind.DENIED),
    /** Another drive of the set has the same label. */
    SAME_LABEL(TargetFault.Kind.DENIED),
    /** A person took it out of the set. */
    RETIRED(TargetFault.Kind.DENIED),
    /** It is mounted read-only. */
    READ_ONLY(TargetFault.Kind.DENIED),
    /** Its file system has errors. */
    DIRTY(TargetFault.Kind.DENIED),
    /** It can't hold what it must. */
    TOO_SMALL(TargetFault.Kind.FULL),
    /** It can't be read. */
    FAILING(TargetFault.Kind.IO_ERROR);

    private final TargetFault.Kind fault;

    Kind(TargetFault.Kind fault) {
      this.fault = fault;
    }

    TargetFault.Kind fault() {
      return fault;
    }
  }

  /**
   * Something that is not written to.
   *
   * @param drive what its marker says, as far as it has one that can be read; a stranger's may say
   *     anything
   */
  record Refused(Kind kind, Optional<DriveMarker> drive, String says, String next)
      implements Finding {}
}
