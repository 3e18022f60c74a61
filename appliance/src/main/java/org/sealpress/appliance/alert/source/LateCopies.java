package org.sealpress.appliance.alert.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/**
 * Targets that were behind for too long: by the age of the oldest document that they lack, which
 * outlives a restart, or since they could not be reached.
 */
public final class LateCopies implements AlarmSource {

  /** Knows what targets lack. */
  public interface Lacking {
    /** When the oldest document was sealed that a target lacks; empty when it lacks none. */
    Optional<Instant> oldest(String target) throws IOException;
  }

  private final Supplier<List<TargetView>> targets;
  private final Lacking lacking;
  private final Duration late;
  private final LongSupplier nanos;
  private final Map<String, Long> behindSince = new HashMap<>();

  /** Those that are late after a time. */
  public LateCopies(
      Supplier<List<TargetView>> targets, Lacking lacking, Duration late, LongSupplier nanos) {
    this.targets = targets;
    this.lacking = lacking;
    this.late = late;
    this.nanos = nanos;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.COPY_LATE);
  }

  @Override
  public List<Sight> look(Today today) throws IOException {
    List<Sight> sights = new ArrayList<>();
    for (TargetView target : targets.get()) {
      switch (target.state()) {
        case UP_TO_DATE -> behindSince.remove(target.name());
        case UNKNOWN -> sights.add(unknown(target, today));
        case WAITING -> sights.add(new Sight.Unclear(AlarmKind.COPY_LATE, target.name()));
        case BEHIND -> {
          if (target.slot() && target.waiting() == 0) {
            behindSince.remove(target.name()); // which drive is to come is the rotation's matter
          } else {
            sights.add(behind(target, today));
          }
        }
      }
    }
    return sights;
  }

  /** A call that never ends would hide for ever that nothing is copied. */
  private Sight unknown(TargetView target, Today today) {
    Duration unreached = unreached(target);
    return unreached.compareTo(late) < 0
        ? new Sight.Unclear(AlarmKind.COPY_LATE, target.name())
        : new Sight.Wrong(
            alarm(
                new TargetView(
                    target.name(),
                    target.slot(),
                    target.state(),
                    -1,
                    "it has not answered since the start, a disk or a connection hangs"),
                Optional.empty(),
                unreached,
                today));
  }

  private Duration unreached(TargetView target) {
    long now = nanos.getAsLong();
    return Duration.ofNanos(now - behindSince.computeIfAbsent(target.name(), first -> now));
  }

  private Sight behind(TargetView target, Today today) throws IOException {
    Duration unreached = unreached(target);
    Optional<Instant> oldest = target.slot() ? Optional.empty() : lacking.oldest(target.name());
    Duration age = oldest.map(at -> Duration.between(at, today.now())).orElse(Duration.ZERO);
    boolean isLate = unreached.compareTo(late) >= 0 || age.compareTo(late) >= 0;
    return isLate
        ? new Sight.Wrong(alarm(target, oldest, unreached, today))
        : new Sight.Unclear(AlarmKind.COPY_LATE, target.name());
  }

  private static Alarm alarm(
      TargetView target, Optional<Instant> oldest, Duration unreached, Today today) {
    String name = target.name();
    long waiting = target.waiting();
    String lacks =
        waiting > 0
            ? "the target %s lacks %s".formatted(name, Today.counted(waiting, "document"))
            : waiting == 0
                ? "the target " + name + " can't be used"
                : "what the target " + name + " lacks is not known";
    Instant since = oldest.orElseGet(() -> today.now().minus(unreached));
    return new Alarm(
        AlarmKind.COPY_LATE,
        name,
        Urgency.URGENT,
        "copies to " + name + " are late",
        lacks
            + " for "
            + Spelled.of(Duration.between(since, today.now()))
            + (target.message().isEmpty() ? "" : ": " + target.message()),
        Optional.of(since),
        waiting > 0
            ? Spelled.are(waiting, "document")
                + " not on "
                + name
                + ". What is on no other target either is lost when this box is"
            : "What is sealed from now on does not get to " + name,
        "See to "
            + name
            + " as told above; all is copied by itself once it can be reached."
            + " `sealpress status` on the box shows how far it is");
  }
}
