package org.sealpress.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/** Every moment at which the wall clock shows a full hour. */
record Hourly() implements Schedule {
  private static final long HOUR = 3600;

  @Override
  public Instant next(Instant after, ZoneId zone) {
    Instant slot = hour(after, zone.getRules().getOffset(after)).plusSeconds(HOUR);
    ZoneOffsetTransition change = zone.getRules().nextTransition(after);
    return change == null || change.getInstant().isAfter(slot)
        ? slot
        : hour(change.getInstant().minusNanos(1), change.getOffsetAfter()).plusSeconds(HOUR);
  }

  @Override
  public Instant last(Instant at, ZoneId zone) {
    Instant slot = hour(at, zone.getRules().getOffset(at));
    ZoneOffsetTransition change = zone.getRules().previousTransition(at.plusNanos(1));
    return change == null || !change.getInstant().isAfter(slot)
        ? slot
        : hour(change.getInstant().minusNanos(1), change.getOffsetBefore());
  }

  /** The full hour that is not after a moment, as if the wall clock never changed. */
  private static Instant hour(Instant at, ZoneOffset offset) {
    long wall = at.getEpochSecond() + offset.getTotalSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(wall, HOUR) * HOUR - offset.getTotalSeconds());
  }

  @Override
  public int days() {
    return 0;
  }

  @Override
  public String text() {
    return "hourly";
  }
}
