package org.sealpress.appliance.alert.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** Documents that were sealed though they are not signed, or not known to be valid. */
public final class DoubtfulDocuments implements AlarmSource {
  private final LongSupplier count;

  /**
   * Of a count.
   *
   * @param count how many captures there were of such documents since the start
   */
  public DoubtfulDocuments(LongSupplier count) {
    this.count = count;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.DOCUMENT_DOUBTFUL);
  }

  @Override
  public List<Sight> look(Today today) {
    long doubts = count.getAsLong();
    return doubts == 0
        ? List.of()
        : List.of(
            new Sight.Wrong(
                new Alarm(
                    AlarmKind.DOCUMENT_DOUBTFUL,
                    "",
                    Urgency.SOON,
                    "documents are not signed or not valid",
                    Today.counted(doubts, "capture")
                        + " since the start of the daemon became documents that are not signed, or"
                        + " not known to be valid PDF/A",
                    Optional.empty(),
                    "They are sealed, copied and can be read, but may be doubted in years to come",
                    "`sealpress status` on the box names them and tells why. Scan the paper again"
                        + " once that is put right")));
  }
}
