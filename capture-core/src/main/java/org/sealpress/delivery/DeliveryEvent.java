package org.sealpress.delivery;

import java.time.Duration;
import org.sealpress.ledger.Part;
import org.sealpress.plan.Proof;

/** What happens on the way to a target. */
public sealed interface DeliveryEvent {

  /** Which target. */
  String target();

  /** A copy is on the target and was read back whole. */
  record Copied(String target, String document, String object) implements DeliveryEvent {}

  /**
   * The target has everything that is due.
   *
   * @param later what it is given at a later time
   */
  record UpToDate(String target, Later later) implements DeliveryEvent {
    /** It has everything there is. */
    public UpToDate(String target) {
      this(target, Later.NONE);
    }
  }

  /**
   * The target lacks something and can't be given it now.
   *
   * @param waiting sealed objects that are due and that it lacks; -1 when not even that can be told
   * @param message why and what to do
   */
  record Behind(String target, long waiting, String message) implements DeliveryEvent {}

  /**
   * It is not the time for calls to the target.
   *
   * @param waiting sealed objects that it lacks; -1 when that can't be told
   * @param message until when it waits
   */
  record Waits(String target, long waiting, String message) implements DeliveryEvent {}

  /**
   * How far a delivery of many has come. Told a few times a second at most.
   *
   * @param objects copies that count by now
   * @param ofObjects how many it will be
   * @param bytes their size
   * @param ofBytes how much it will be
   * @param rate bytes a second of late; 0 when it is not known yet
   * @param left how long it will take at that rate; zero when it is not known yet
   */
  record Progress(
      String target,
      long objects,
      long ofObjects,
      long bytes,
      long ofBytes,
      long rate,
      Duration left)
      implements DeliveryEvent {}

  /**
   * A target came back and was looked through, or a part of what it holds was read again.
   *
   * @param missing copies that are gone and are made again
   * @param damaged copies that are not what was stored; nothing is written over them
   */
  record Checked(String target, long missing, long damaged) implements DeliveryEvent {}

  /**
   * How far the reading of a part has come. Told a few times a second at most.
   *
   * @param objects how many were read
   * @param ofObjects about how many it will be
   * @param part which part it is
   */
  record Reading(String target, long objects, long ofObjects, Part part) implements DeliveryEvent {}

  /**
   * A part of what a target holds was read again; also told of the last time when the target is
   * reached for the first time.
   */
  record ReadAgain(String target, Proof proof) implements DeliveryEvent {}

  /**
   * A damaged copy was set aside, and a good one is in its place, read back.
   *
   * @param from where the good bytes are from
   * @param aside the name under which the damaged one is kept
   */
  record Repaired(String target, String document, String object, String from, String aside)
      implements DeliveryEvent {}

  /**
   * What the box should know of its own store.
   *
   * @param message what happened and what to do; empty when all is well
   */
  record OwnStore(String target, String message) implements DeliveryEvent {}

  /**
   * The target was torn out.
   *
   * @param inFlight objects that were on their way, none of which counts as copied
   * @param waiting sealed objects that are due and that it lacks; -1 when that can't be told
   * @param message what that means
   */
  record Gone(String target, int inFlight, long waiting, String message) implements DeliveryEvent {}
}
