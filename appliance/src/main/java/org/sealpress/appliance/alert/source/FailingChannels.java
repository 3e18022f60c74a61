package org.sealpress.appliance.alert.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Outlet;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** Channels by which alarms don't get out. */
public final class FailingChannels implements AlarmSource {
  private final Supplier<List<Outlet>> outlets;

  /** Of these. */
  public FailingChannels(Supplier<List<Outlet>> outlets) {
    this.outlets = outlets;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.CHANNEL_FAILS);
  }

  @Override
  public List<Sight> look(Today today) {
    List<Sight> sights = new ArrayList<>();
    for (Outlet outlet : outlets.get()) {
      outlet
          .failing()
          .ifPresent(failing -> sights.add(new Sight.Wrong(alarm(outlet.channel(), failing))));
    }
    return sights;
  }

  private static Alarm alarm(String channel, Outlet.Failing failing) {
    return new Alarm(
        AlarmKind.CHANNEL_FAILS,
        channel,
        Urgency.SOON,
        "alarms can't be sent by " + channel,
        failing.message(),
        Optional.of(failing.since()),
        "No document is at risk, but who relies on this channel hears of nothing",
        "Put right what is said above, then try it with `sealpress alarms test`");
  }
}
