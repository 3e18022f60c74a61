package org.sealpress.appliance.alert.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** That nobody has tried for long whether documents can be got back. */
public final class DrillOverdue implements AlarmSource {
  /** Knows of drills. */
  public interface Drills {
    /** Whether it is known by now whether there was one. */
    boolean known();

    /** When the last one was; empty when there was none. */
    Optional<Instant> last();

    /** When the first document was sealed; empty when there is none. */
    Optional<Instant> firstDocument() throws IOException;
  }

  private final Drills drills;
  private final Duration every;

  /** One that wants a drill so often. */
  public DrillOverdue(Drills drills, Duration every) {
    this.drills = drills;
    this.every = every;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.DRILL_OVERDUE);
  }

  @Override
  public List<Sight> look(Today today) throws IOException {
    if (!drills.known()) {
      return List.of(new Sight.Unclear(AlarmKind.DRILL_OVERDUE, ""));
    }
    Optional<Instant> last = drills.last();
    Optional<Instant> since = last.isPresent() ? last : drills.firstDocument();
    if (since.isEmpty() || since.get().plus(every).isAfter(today.now())) {
      return List.of();
    }
    Duration ago = Duration.between(since.get(), today.now());
    String what =
        last.isPresent()
            ? "the last restore drill was %s ago".formatted(Spelled.of(ago))
            : "there was no restore drill yet, and the first document is %s old"
                .formatted(Spelled.of(ago));
    return List.of(
        new Sight.Wrong(
            new Alarm(
                AlarmKind.DRILL_OVERDUE,
                "",
                Urgency.NOTE,
                "a restore drill is overdue",
                what + "; there should be one every " + Spelled.of(every),
                Optional.of(since.get().plus(every)),
                "That documents can be got back is not proven: a key or its passphrase may be lost"
                    + " without anybody knowing",
                "Who holds a recovery key runs `sealpress drill` on another computer with a drive"
                    + " or a remote, and gives its receipt to the box: `sealpress drill accept`")));
  }
}
