package org.sealpress.appliance.alert;

import java.time.Instant;
import java.time.ZoneId;

/** When digests are made. One that was missed is made up for. */
public interface DigestTime {
  /** Never. */
  DigestTime NEVER = (last, now, zone) -> false;

  /**
   * Whether one is due.
   *
   * @param last when the last one was made
   * @param zone where the box stands
   */
  boolean isDue(Instant last, Instant now, ZoneId zone);
}
