package org.sealpress.appliance.alert.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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

/** Page workers that break down more than a few times an hour. */
public final class WorkerCrashes implements AlarmSource {
  /** So many in an hour are no reason to worry. */
  static final long USUAL = 3;

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private record Count(long nanos, long crashes) {}

  private final LongSupplier crashes;
  private final LongSupplier nanos;
  private final Deque<Count> hour = new ArrayDeque<>();

  /**
   * Of a count that only grows.
   *
   * @param crashes how often a worker broke down since the start
   */
  public WorkerCrashes(LongSupplier crashes, LongSupplier nanos) {
    this.crashes = crashes;
    this.nanos = nanos;
    hour.add(new Count(nanos.getAsLong(), crashes.getAsLong()));
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.WORKERS_CRASH);
  }

  @Override
  public List<Sight> look(Today today) {
    long now = nanos.getAsLong();
    long all = crashes.getAsLong();
    if (hour.getLast().crashes() != all) {
      hour.add(new Count(now, all));
    }
    while (hour.size() > 1 && now - second().nanos() >= HOUR) {
      hour.removeFirst();
    }
    // The first one counts as the state at the beginning of the hour.
    long lately = all - hour.getFirst().crashes();
    return lately > USUAL ? List.of(new Sight.Wrong(alarm(lately))) : List.of();
  }

  private Count second() {
    return hour.stream().skip(1).findFirst().orElseThrow();
  }

  private static Alarm alarm(long lately) {
    return new Alarm(
        AlarmKind.WORKERS_CRASH,
        "",
        Urgency.SOON,
        "page workers break down",
        "%s in the last hour that read pages broke down and were replaced"
            .formatted(Today.counted(lately, "process").replace("processs", "processes")),
        Optional.empty(),
        "No page is lost, but pages on which two of them break are stored without text, so that"
            + " nothing is found on them",
        "Look into the log of the box for `page worker replaced`: too little memory is the usual"
            + " reason (`workers.count` in the configuration), a page that takes too long another"
            + " one (`workers.page-limit`)");
  }
}
