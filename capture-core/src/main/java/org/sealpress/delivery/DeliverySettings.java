package org.sealpress.delivery;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.sealpress.plan.Due;

/**
 * How deliveries are done.
 *
 * @param classes names of document classes, the most urgent first; others come after them
 * @param parts in how many parts a target is read again, one part each time; empty for as many as
 *     make one take minutes
 * @param verifying how often targets are read again
 * @param due what is due now; asked by several threads, must answer at once
 */
public record DeliverySettings(
    List<String> classes, OptionalInt parts, Verifying verifying, Supplier<Due> due) {
  /** All classes alike. */
  public static final DeliverySettings USUAL = new DeliverySettings(List.of(), OptionalInt.empty());

  /** Everything is due at once, and what stays where it is is not read again. */
  public DeliverySettings(List<String> classes, OptionalInt parts) {
    this(classes, parts, Verifying.OFF, () -> Due.ALL);
  }

  /** Copies the list. */
  public DeliverySettings {
    classes = List.copyOf(classes);
  }
}
