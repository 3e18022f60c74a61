package org.sealpress.plan;

/**
 * What holds for documents of a class.
 *
 * @param copies when they are due on the targets
 * @param retention how long they are to be kept
 * @param hold whether they are kept whatever {@code retention} says, until a person ends that
 */
public record Policy(Schedule copies, Retention retention, boolean hold) {
  /** As the configuration has it when it says nothing. */
  public static final Policy USUAL = new Policy(Schedule.atOnce(), Retention.FOR_EVER, false);
}
