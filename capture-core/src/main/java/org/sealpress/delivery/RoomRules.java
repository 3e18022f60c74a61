package org.sealpress.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sealpress.plan.Required;
import org.sealpress.plan.TargetKinds;

/**
 * When sealed objects may leave the box.
 *
 * @param keep so long after it was sealed every object stays
 * @param free as long as so many bytes are free, everything stays
 * @param usable how many bytes are free now
 * @param required where copies must be, by the document's class; all targets for other classes
 * @param targets of the configuration
 * @param held classes of which nothing may leave
 */
public record RoomRules(
    Duration keep,
    long free,
    LongSupplier usable,
    Map<String, Required> required,
    TargetKinds targets,
    Set<String> held) {
  /** Copies the collections. */
  public RoomRules {
    required = Map.copyOf(required);
    held = Set.copyOf(held);
  }

  /** What a class requires. */
  Required of(String documentClass) {
    return required.getOrDefault(documentClass, Required.ALL);
  }
}
