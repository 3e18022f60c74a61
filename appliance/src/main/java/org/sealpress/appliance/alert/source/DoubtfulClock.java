package org.sealpress.appliance.alert.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** A clock that can't be believed. */
public final class DoubtfulClock implements AlarmSource {

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.CLOCK_DOUBTFUL);
  }

  @Override
  public List<Sight> look(Today today) {
    return today.doubt().stream().<Sight>map(why -> new Sight.Wrong(alarm(why))).toList();
  }

  private static Alarm alarm(String why) {
    return new Alarm(
        AlarmKind.CLOCK_DOUBTFUL,
        "",
        Urgency.SOON,
        "the clock is doubtful",
        why,
        Optional.empty(),
        "No document is at risk. While it is so nothing is called late, so that other alarms may be"
            + " missing, and documents carry a wrong time",
        "Look at `timedatectl` on the box: set the clock, and see that the box reaches a time"
            + " server. A clock without a battery is wrong after each start until it does");
  }
}
