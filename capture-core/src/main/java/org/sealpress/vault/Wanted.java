package org.sealpress.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * Which documents somebody looks for. What is empty does not matter.
 *
 * @param documentClass of this class
 * @param from sealed at this time or later
 * @param before sealed before this time
 * @param place with the box's own copy so
 * @param on with a copy on this target, by its name in the ledger
 * @param notOn without a copy on this target
 */
public record Wanted(
    Optional<String> documentClass,
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<Place> place,
    Optional<String> on,
    Optional<String> notOn) {
  /** All of them. */
  public static final Wanted ALL =
      new Wanted(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Where the box's own copy of a document is. */
  public enum Place {
    /** On the box. */
    HERE,
    /** It made room for others. */
    LEFT,
    /** The box's disk has lost or damaged it. */
    LOST,
    /** It was not on the box when it took up the ledger of another one. */
    NEVER
  }

  /** Whether each document of a class and a time is wanted. */
  boolean isPlain() {
    return place.isEmpty() && on.isEmpty() && notOn.isEmpty();
  }

  /** Whether one of that class and time is wanted. */
  boolean takes(Place where, boolean isOn, boolean isNotOn) {
    return place.map(where::equals).orElse(true)
        && (on.isEmpty() || isOn)
        && (notOn.isEmpty() || isNotOn);
  }
}
