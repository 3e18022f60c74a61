package org.sealpress.appliance.alert;

import java.time.Duration;
import java.util.Map;

/**
 * When alarms are told.
 *
 * @param repeatUrgent after what time an urgent one is told again
 * @param repeatOthers the same for the others
 * @param calm how long it must be well before it is over: what comes back sooner is the same alarm
 * @param graces how long something must be wrong, where that is another time than {@link
 *     AlarmKind#grace}
 */
public record AlarmTimes(
    Duration repeatUrgent, Duration repeatOthers, Duration calm, Map<AlarmKind, Duration> graces) {
  /** As the configuration has it when it says nothing. */
  public static final AlarmTimes USUAL =
      new AlarmTimes(Duration.ofDays(1), Duration.ofDays(7), Duration.ofHours(1), Map.of());

  /** Copies the map. */
  public AlarmTimes {
    graces = Map.copyOf(graces);
  }

  Duration repeat(Urgency urgency) {
    return urgency == Urgency.URGENT ? repeatUrgent : repeatOthers;
  }

  Duration grace(AlarmKind kind) {
    return graces.getOrDefault(kind, kind.grace());
  }
}
