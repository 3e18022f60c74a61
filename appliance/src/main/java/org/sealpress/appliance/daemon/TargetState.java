package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.sealpress.delivery.Later;

/**
 * How one target is doing.
 *
 * @param waiting sealed objects that are due and that it lacks
 * @param later what is due there later
 * @param message why it is behind and what to do, else empty
 * @param since when it became so
 * @param looked the number of the event that last told of it; clocks jump, numbers don't
 */
record TargetState(
    Condition condition, long waiting, Later later, String message, Instant since, long looked) {

  /** Whether it has what it should have. */
  enum Condition {
    /** It was not looked at yet. */
    UNKNOWN,
    /** It has everything that is due. */
    UP_TO_DATE,
    /** It is not the time for calls to it. */
    WAITING,
    /** It can't be given what it lacks, or can't be reached to see whether it lacks something. */
    BEHIND
  }

  static TargetState unknown(Instant now) {
    return new TargetState(Condition.UNKNOWN, 0, Later.NONE, "", now, 0);
  }

  TargetState upToDate(Later then, Instant now, long event) {
    return becomes(Condition.UP_TO_DATE, 0, then, "", now, event);
  }

  TargetState waits(long lacks, String until, Instant now, long event) {
    return becomes(Condition.WAITING, lacks, Later.NONE, until, now, event);
  }

  TargetState behind(long lacks, String why, Instant now, long event) {
    return becomes(Condition.BEHIND, lacks, Later.NONE, why, now, event);
  }

  private TargetState becomes(
      Condition next, long lacks, Later then, String newMessage, Instant now, long event) {
    boolean same = next == condition && newMessage.equals(message);
    return new TargetState(next, lacks, then, newMessage, same ? since : now, event);
  }

  JsonObject json(String name) {
    JsonObject json = new JsonObject();
    later.from().ifPresent(from -> json.put("laterFrom", from.toString()));
    return json.put("name", name)
        .put("state", condition.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("waiting", waiting)
        .put("later", later.documents())
        .put("message", message)
        .put("since", since.toString());
  }

  /** Whether it was found that it can't be given what came with an event. */
  boolean refused(long event) {
    return condition == Condition.BEHIND && looked > event;
  }
}
