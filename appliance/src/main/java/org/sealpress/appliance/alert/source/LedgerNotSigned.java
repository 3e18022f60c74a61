package org.sealpress.appliance.alert.source;

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

/** A ledger that goes on without signatures. */
public final class LedgerNotSigned implements AlarmSource {
  private final Supplier<Optional<String>> why;

  /**
   * Of a reason.
   *
   * @param why nothing is signed; empty when all is
   */
  public LedgerNotSigned(Supplier<Optional<String>> why) {
    this.why = why;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.LEDGER_NOT_SIGNED);
  }

  @Override
  public List<Sight> look(Today today) {
    return why.get().stream()
        .<Sight>map(
            reason ->
                new Sight.Wrong(
                    new Alarm(
                        AlarmKind.LEDGER_NOT_SIGNED,
                        "",
                        Urgency.URGENT,
                        "the ledger is not signed",
                        reason,
                        Optional.empty(),
                        "Documents are archived as before, but that none of them was taken away or"
                            + " exchanged can't be proven from now on",
                        "Do what is said above, then start the daemon again. `sealpress ledger"
                            + " verify` tells what is signed")))
        .toList();
  }
}
