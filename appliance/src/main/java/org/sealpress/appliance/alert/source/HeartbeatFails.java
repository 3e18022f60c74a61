package org.sealpress.appliance.alert.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Outlet.Failing;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** A dead man's switch that can't be reached. */
public final class HeartbeatFails implements AlarmSource {
  private final Supplier<Optional<Failing>> switched;

  /** Of a switch. */
  public HeartbeatFails(Supplier<Optional<Failing>> switched) {
    this.switched = switched;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.HEARTBEAT_FAILS);
  }

  @Override
  public List<Sight> look(Today today) {
    return switched.get().stream()
        .<Sight>map(
            failing ->
                new Sight.Wrong(
                    new Alarm(
                        AlarmKind.HEARTBEAT_FAILS,
                        "",
                        Urgency.SOON,
                        "the heartbeat does not get out",
                        failing.message(),
                        Optional.of(failing.since()),
                        "No document is at risk, but who watches over the box from outside takes"
                            + " it for dead, and would not notice if it were",
                        "See whether the box reaches the internet, and whether"
                            + " `alarms.heartbeat-url` is right")))
        .toList();
  }
}
