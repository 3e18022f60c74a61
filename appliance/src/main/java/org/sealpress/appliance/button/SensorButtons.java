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
 * is a button that is on and was not on the time before. A button that stays on is one press. They
 * are read by the one thread that talks to the scanner, which tells this button what it does.
 *
 * <p>Most scanners remember a press until it is read, for hours if need be. So what was pressed
 * while nobody read is taken back with {@link #settle}, and what was pressed while sheets were fed
 * is let in with {@link #fed}.
 *
 * <p>What SANE's backends allow: sensors can be read only from an open device, and most backends
 * let one program have a USB device open at a time (fujitsu, canon_dr, epsonds, genesys, pixma,
 * avision), so that others are told that it is busy; {@code scanner.share} closes it between two
 * looks. fujitsu, canon_dr and epjitsu read all their buttons at once and forget them when they are
 * read, and so do genesys and plustek; pixma waits up to a second for its own when {@code
 * button-update} is pressed, and has them in {@code button-1} and {@code button-2}; epsonds,
 * brother and everything over sane-airscan (eSCL, WSD) have none.
 */
public final class SensorButtons implements Button {
  private final List<SensorButton> buttons;
  private final Set<String> names;
  private Set<String> before = Set.of();
  private Optional<UntilClosed> signals = Optional.empty();

  /** The buttons of a configuration. */
  public SensorButtons(List<SensorButton> buttons) {
    this.buttons = List.copyOf(buttons);
    Set<String> all = new HashSet<>();
    buttons.forEach(button -> all.add(button.sensor()));
    this.names = Set.copyOf(all);
  }

  @Override
  public synchronized void start(Signals told) {
    signals = Optional.of(new UntilClosed(told, () -> {}));
  }

  private Signals told() {
    synchronized (this) {
      return signals.orElseThrow(() -> new IllegalStateException("not started"));
    }
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
    before.forEach(key -> told().up(key));
    before = sensors.read(names);
    before.forEach(key -> told().held(key));
    told().watched();
  }

  /** The scanner, and so its buttons, can't be used. */
  public void away(String why) {
    before = Set.of();
    told().away(why);
  }

  /** Sheets are about to be fed: nobody looks at the buttons meanwhile. */
  public void feeding() {
    before.forEach(key -> told().up(key));
  }

  /**
   * Looked at again after {@link #feeding}.
   *
   * @param fed whether sheets were fed: then a button that is on now was pressed again meanwhile,
   *     for nobody keeps a finger on it that long
   */
  public void fed(boolean fed) {
    if (fed) {
      before = Set.of();
    }
    before.forEach(key -> told().held(key));
  }

  /** Reads them, and tells of the one that was pressed since the last time, if any. */
  public void look(Sensors sensors) throws ScanFault {
    Set<String> now = sensors.read(names);
    before.stream().filter(each -> !now.contains(each)).forEach(told()::up);
    List<String> fresh =
        buttons.stream()
            .map(SensorButton::sensor)
            .filter(each -> now.contains(each) && !before.contains(each))
            .toList();
    before = now;
    fresh.stream().skip(1).forEach(told()::held);
    fresh.stream().limit(1).forEach(told()::down);
  }

  @Override
  public synchronized void close() {
    signals.ifPresent(UntilClosed::close);
  }
}
