package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/**
 * How one target is doing.
 *
 * @param waiting sealed objects that it lacks
 * @param message why it is behind and what to do, else empty
 * @param since when it became so
 * @param looked the number of the event that last told of it; clocks jump, numbers don't
 */
record TargetState(Condition condition, long waiting, String message, Instant since, long looked) {

  /** Whether it has what it should have. */
  enum Condition {
    /** It was not looked at yet. */
    UNKNOWN,
    /** It has everything. */
    UP_TO_DATE,
    /** It is not the time for calls to it. */
    WAITING,
    /** It can't be given what it lacks, or can't be reached to see whether it lacks something. */
    BEHIND
  }

  static TargetState unknown(Instant now) {
    return new TargetState(Condition.UNKNOWN, 0, "", now, 0);
  }

  TargetState upToDate(Instant now, long event) {
    return becomes(Condition.UP_TO_DATE, 0, "", now, event);
  }

  TargetState waits(long lacks, String until, Instant now, long event) {
    return becomes(Condition.WAITING, lacks, until, now, event);
  }

  TargetState behind(long lacks, String why, Instant now, long event) {
    return becomes(Condition.BEHIND, lacks, why, now, event);
  }

  private TargetState becomes(
      Condition next, long lacks, String newMessage, Instant now, long event) {
    boolean same = next == condition && newMessage.equals(message);
    return new TargetState(next, lacks, newMessage, same ? since : now, event);
  }

  JsonObject json(String name) {
    return new JsonObject()
        .put("name", name)
        .put("state", condition.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("waiting", waiting)
        .put("message", message)
        .put("since", since.toString());
  }

  /** Whether it was found that it can't be given what came with an event. */
  boolean refused(long event) {
    return condition == Condition.BEHIND && looked > event;
  }
}
