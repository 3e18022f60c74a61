package org.sealpress.appliance.button;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a button is doing.
 *
 * @param name as the configuration calls it
 * @param message what is wrong and what to do, else empty
 * @param since when it became so
 * @param presses how many presses it had since the start
 * @param last when it was pressed last
 */
public record ButtonState(
    String name,
    ButtonKind kind,
    Condition condition,
    String message,
    Instant since,
    long presses,
    Optional<Instant> last) {

  /** Whether it works. */
  public enum Condition {
    /** It was not looked at yet. */
    STARTING,
    /** A press would be seen. */
    WATCHED,
    /** It can't be used. */
    AWAY,
    /** A key of it is down all the time. */
    STUCK,
    /** A key of it opens and closes all the time. */
    BOUNCING;

    /** As programs read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a person has to do something. */
  public boolean wrong() {
    return condition != Condition.STARTING && condition != Condition.WATCHED;
  }
}
