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
 * is a button that is on and was not on the time before. A button that stays on is one press. For
 * one thread.
 *
 * <p>Most scanners remember a press until it is read, for hours if need be. So what was pressed
 * while nobody read is taken back with {@link #settle}, and what was pressed while sheets were fed
 * is let in with {@link #fed}.
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
            "The scanner has no button \"%s\"; it has %s. Correct scanner.buttons in the configuration."
                .formatted(
                    name, there.isEmpty() ? "none" : String.join(", ", new TreeSet<>(there))));
      }
    }
  }

  /**
   * Takes the buttons as they are now: to be called when the scanner was not watched for a while. A
   * press that is an hour old must not feed what lies in the feeder now.
   */
  public void settle(Sensors sensors) throws ScanFault {
    before = sensors.read(names);
  }

  /**
   * Sheets were fed since the last time: a button that is on now was pressed again meanwhile, for
   * nobody keeps a finger on it that long.
   */
  public void fed() {
    before = Set.of();
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
