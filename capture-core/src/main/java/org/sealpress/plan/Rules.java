package org.sealpress.plan;

/**
 * How drives are to be swapped, in days of the calendar.
 *
 * @param cadence how long a drive stays in the box, at least 1
 * @param exposure how long a document may be on no drive that is away, at least 1
 * @param fullWarning how long before a drive is full this is said, at least 1
 */
public record Rules(int cadence, int exposure, int fullWarning) {
  /** As the configuration has it when it says nothing. */
  public static final Rules USUAL = new Rules(7, 14, 14);

  /** Checks the numbers. */
  public Rules {
    if (cadence < 1 || exposure < 1 || fullWarning < 1) {
      throw new IllegalArgumentException("days are counted from 1");
    }
  }

  /**
   * After how many days a drive that is away should have been seen again: twice the time in which
   * all take their turn.
   *
   * @param drives how many take turns
   */
  int unseen(int drives) {
    return 2 * cadence * drives;
  }
}
