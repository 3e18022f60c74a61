package org.sealpress.delivery;

import java.util.List;
import java.util.OptionalInt;

/**
 * How deliveries are done.
 *
 * @param classes names of document classes, the most urgent first; others come after them
 * @param parts in how many parts a drive is read again, one part each time it comes back; empty for
 *     as many as make a visit take minutes
 */
public record DeliverySettings(List<String> classes, OptionalInt parts) {
  /** All classes alike. */
  public static final DeliverySettings USUAL = new DeliverySettings(List.of(), OptionalInt.empty());

  /** Copies the list. */
  public DeliverySettings {
    classes = List.copyOf(classes);
  }
}
