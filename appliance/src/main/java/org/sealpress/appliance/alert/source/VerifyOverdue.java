package org.sealpress.appliance.alert.source;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Chore;
import org.sealpress.plan.Today;

/** That what was stored is not read again any more: a copy that rots would be noticed by nobody. */
public final class VerifyOverdue implements AlarmSource {
  /** The box does it by itself: a few days late, it may be away or busy, are no alarm. */
  private static final long PATIENCE_DAYS = 7;

  /** Knows when what was read again. */
  public interface Chores {
    /** One for each place. */
    List<Chore> all() throws IOException;
  }

  private final Chores chores;

  /** Of these. */
  public VerifyOverdue(Chores chores) {
    this.chores = chores;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.VERIFY_OVERDUE);
  }

  @Override
  public List<Sight> look(Today today) throws IOException {
    List<Sight> sights = new ArrayList<>();
    for (Chore chore : chores.all()) {
      Optional<LocalDate> due = chore.due(today);
      if (due.isPresent() && due.get().plusDays(PATIENCE_DAYS).isBefore(today.date())) {
        sights.add(new Sight.Wrong(alarm(chore, due.get(), today)));
      }
    }
    return sights;
  }

  private static Alarm alarm(Chore chore, LocalDate due, Today today) {
    String what = chore.cadence().what();
    return new Alarm(
        AlarmKind.VERIFY_OVERDUE,
        what,
        Urgency.SOON,
        what + " is overdue",
        "it is %s overdue; %s"
            .formatted(
                Today.counted(ChronoUnit.DAYS.between(due, today.date()), "day"),
                chore
                    .last()
                    .map(at -> "a part of it was read last on " + today.told(at))
                    .orElse("nothing of it was ever read again")),
        Optional.of(due.atStartOfDay(today.zone()).toInstant()),
        chore.risk(),
        chore.remedy());
  }
}
