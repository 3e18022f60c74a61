package org.sealpress.appliance.button;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.appliance.config.SensorButton;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.Sensors;

/**
 * The scanner's own buttons. SANE has no event for them: they are read again and again, and a press
 * is a button that is on and was not on the time before. A button that stays on is one press.
 */
public final class SensorButtons {
  private final List<SensorButton> buttons;
  private final Set<String> names;
  private Set<String> before = Set.of();

  /** The buttons of a configuration. */
  public SensorButtons(List<SensorButton> buttons) {
    this.buttons = List.copyOf(buttons);
    Set<String> all = new HashSet<>();
    buttons.forEach(button -> all.add(button.sensor()));
    this.names = Set.copyOf(all);
  }

  /** Whether there is any to be read. */
  public boolean any() {
    return !buttons.isEmpty();
  }

  /**
   * Checks that a scanner has them all.
   *
   * @throws ScanFault {@link ScanFault.Kind#UNSUPPORTED} names the one it lacks and those it has
   */
  public void check(Sensors sensors) throws ScanFault {
    Set<String> there = sensors.sensors();
    for (String name : names) {
      if (!there.contains(name)) {
        throw new ScanFault(
            ScanFault.Kind.UNSUPPORTED,
            "the scanner has no button \"%s\"; it has %s: correct scanner.buttons"
                .formatted(
                    name, there.isEmpty() ? "none" : String.join(", ", new TreeSet<>(there))));
      }
    }
  }

  /** The button that was pressed since the last time, if any. */
  public Optional<SensorButton> pressed(Sensors sensors) throws ScanFault {
    Set<String> now = sensors.read(names);
    Optional<SensorButton> pressed =
        buttons.stream()
            .filter(button -> now.contains(button.sensor()) && !before.contains(button.sensor()))
            .findFirst();
    before = now;
    return pressed;
  }
}
