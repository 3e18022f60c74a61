package org.sealpress.delivery;

import java.util.List;
import java.util.OptionalInt;

/**
 * How deliveries are done.
 *
 * @param classes names of document classes, the most urgent first; others come after them
 * @param parts in how many parts a target is read again, one part each time; empty for as many as
 *     make one take minutes
 * @param verifying how often targets are read again
 */
public record DeliverySettings(List<String> classes, OptionalInt parts, Verifying verifying) {
  /** All classes alike. */
  public static final DeliverySettings USUAL = new DeliverySettings(List.of(), OptionalInt.empty());

  /** Without reading again what stays where it is. */
  public DeliverySettings(List<String> classes, OptionalInt parts) {
    this(classes, parts, Verifying.OFF);
  }

  /** Copies the list. */
  public DeliverySettings {
    classes = List.copyOf(classes);
  }
}
