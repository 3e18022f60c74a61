package org.sealpress.appliance.alert.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/**
 * Buttons that start nothing when they are pressed. Those of the scanner are left out: that it is
 * away is an alarm of its own.
 */
public final class ButtonsAway implements AlarmSource {

  /**
   * How a button is doing.
   *
   * @param known whether it was looked at yet
   * @param wrong whether a person has to do something
   * @param message why, and what to do
   */
  public record View(String name, boolean known, boolean wrong, String message, Instant since) {}

  private final Supplier<List<View>> buttons;

  /** Of some buttons. */
  public ButtonsAway(Supplier<List<View>> buttons) {
    this.buttons = buttons;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.BUTTON_AWAY);
  }

  @Override
  public List<Sight> look(Today today) {
    List<Sight> sights = new ArrayList<>();
    for (View each : buttons.get()) {
      if (!each.known()) {
        sights.add(new Sight.Unclear(AlarmKind.BUTTON_AWAY, each.name()));
      } else if (each.wrong()) {
        sights.add(new Sight.Wrong(alarm(each)));
      }
    }
    return sights;
  }

  private static Alarm alarm(View button) {
    return new Alarm(
        AlarmKind.BUTTON_AWAY,
        button.name(),
        Urgency.SOON,
        "the button " + button.name() + " does not work",
        button.message(),
        Optional.of(button.since()),
        "No document is at risk, but a press of it does nothing",
        "Do what the message says, or use another button; the box goes on by itself when it is"
            + " back");
  }
}
