package org.sealpress.target;

import java.util.Map;
import java.util.Set;

/**
 * A target that stores many names for less than what they cost one by one, because it makes all of
 * them durable together. A decorator must pass it on.
 */
public interface Batching extends Target {

  /** How much at a time suits the place. May change from batch to batch. */
  default Portion portion() {
    return Portion.USUAL;
  }

  /**
   * Stores several that are new, and proves each: its bytes are read back as by {@link #readBack},
   * and only if their SHA-256 is the expected one does it get its name. Those that are returned are
   * as after {@link #put}, and what {@link #readBack} would give was hashed.
   *
   * <p>The others are left out, and nothing is there of them but what was there before: the name is
   * taken, the content can't be read or is another one than expected, or the medium gives back
   * something else. {@link #put} of each one tells what is wrong with it.
   *
   * @param contents by name; so many and so large that they may be done again
   * @return the names that are stored and proven
   * @throws TargetFault of the target itself: then each name is either not there or whole, and
   *     which of them are there and durable is not known. A fault of {@link TargetFault.Kind#FULL}
   *     leaves none of those that are new.
   */
  Set<String> putProven(Map<String, Expected> contents) throws TargetFault;
}
