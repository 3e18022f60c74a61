package org.sealpress.appliance.alert.source;

import java.time.Instant;
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

/** A scanner that can't be used. How long it may be so is the kind's grace. */
public final class ScannerAway implements AlarmSource {

  /**
   * How the scanner is doing.
   *
   * @param known whether it was asked yet
   * @param away whether it can't be used
   * @param message why, and what to do
   */
  public record View(boolean known, boolean away, String message, Instant since) {}

  private final Supplier<View> scanner;

  /** Of a scanner. */
  public ScannerAway(Supplier<View> scanner) {
    this.scanner = scanner;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.SCANNER_AWAY);
  }

  @Override
  public List<Sight> look(Today today) {
    View now = scanner.get();
    if (!now.known()) {
      return List.of(new Sight.Unclear(AlarmKind.SCANNER_AWAY, ""));
    }
    return now.away() ? List.of(new Sight.Wrong(alarm(now))) : List.of();
  }

  private static Alarm alarm(View scanner) {
    return new Alarm(
        AlarmKind.SCANNER_AWAY,
        "",
        Urgency.SOON,
        "the scanner can't be used",
        scanner.message(),
        Optional.of(scanner.since()),
        "No document is at risk, but paper can't be archived, and a press of the button does"
            + " nothing",
        "See whether the scanner is switched on and connected; the box goes on by itself when it"
            + " is back");
  }
}
