package org.sealpress.appliance.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpress.plan.Today;

/**
 * Which alarms are raised, and what is to be told of them. One is raised when something was wrong
 * for its kind's grace, told again after a while or when it becomes more urgent, and over when all
 * was well for the calm: what comes and goes is one alarm. Whatever lasts is measured by a clock
 * that only goes on. Safe for several threads.
 */
public final class AlarmBook {
  /** More are not kept: they would be a mistake of a source. */
  private static final int MOST = 500;

  private final AlarmTimes times;
  private final Map<Alarm.Key, BookEntry> entries = new LinkedHashMap<>();

  /** Those of the last run that nobody has heard of. */
  private final Set<Alarm.Key> unheard = new HashSet<>();

  /** An empty book. */
  public AlarmBook(AlarmTimes times) {
    this.times = times;
  }

  /**
   * Takes up what was raised when the box was last running. What was told then is not told again
   * before its time; with a doubtful clock all counts as told just now.
   */
  public synchronized void keep(List<RaisedAlarm> raised, Today today, long nanos) {
    for (RaisedAlarm each : raised) {
      Duration age = since(each.raised(), today);
      entries.put(each.alarm().key(), BookEntry.kept(each, age, since(each.told(), today), nanos));
      if (!each.heard()) {
        unheard.add(each.alarm().key());
      }
    }
  }

  private static Duration since(Instant time, Today today) {
    Duration since = Duration.between(time, today.now());
    return today.isSure() && !since.isNegative() ? since : Duration.ZERO;
  }

  /**
   * Takes in a look at everything.
   *
   * @param sights what is not well
   * @param blind kinds of which nothing could be seen: they stay as they are
   * @param nanos what only goes on, as {@link System#nanoTime}
   * @return what is to be told, in order
   */
  public synchronized List<Notice> look(
      List<Sight> sights, Set<AlarmKind> blind, Today today, long nanos) {
    Set<AlarmKind> left = blind.isEmpty() ? EnumSet.noneOf(AlarmKind.class) : EnumSet.copyOf(blind);
    if (!today.isSure()) {
      EnumSet.allOf(AlarmKind.class).stream().filter(AlarmKind::isByClock).forEach(left::add);
    }
    List<Notice> notices = new ArrayList<>();
    Set<Alarm.Key> seen = new HashSet<>();
    for (Sight sight : sights) {
      if (sight instanceof Sight.Wrong wrong && !left.contains(wrong.alarm().kind())) {
        seen.add(wrong.alarm().key());
        wrong(wrong.alarm(), today.now(), nanos).ifPresent(notices::add);
      } else if (sight instanceof Sight.Unclear unclear) {
        seen.add(unclear.key());
        Optional.ofNullable(entries.get(unclear.key())).ifPresent(BookEntry::unclear);
      }
    }
    for (Iterator<BookEntry> all = entries.values().iterator(); all.hasNext(); ) {
      BookEntry entry = all.next();
      Alarm alarm = entry.alarm();
      if (seen.contains(alarm.key()) || left.contains(alarm.kind())) {
        continue;
      }
      boolean over = entry.well(nanos).compareTo(times.calm()) >= 0;
      if (!alarm.kind().ends() && unheard.remove(alarm.key())) { // what happened once stays true
        entry.due(times, today.now(), nanos, true).ifPresent(notices::add);
      }
      if (!entry.isRaised()) {
        all.remove();
      } else if (over) {
        all.remove();
        unheard.remove(alarm.key());
        if (alarm.kind().ends()) {
          notices.add(entry.over(nanos));
        }
      }
    }
    return notices;
  }

  private Optional<Notice> wrong(Alarm alarm, Instant now, long nanos) {
    BookEntry entry = entries.get(alarm.key());
    if (entry == null) {
      if (entries.size() >= MOST) {
        return Optional.empty();
      }
      entry = new BookEntry(alarm, now, nanos);
      entries.put(alarm.key(), entry);
    }
    entry.wrong(alarm);
    return entry.due(times, now, nanos, unheard.remove(alarm.key()));
  }

  /** Somebody was told of an alarm. */
  public synchronized void heard(Alarm.Key key) {
    Optional.ofNullable(entries.get(key)).ifPresent(BookEntry::hear);
  }

  /** What is raised now, the oldest first. */
  public synchronized List<RaisedAlarm> raised() {
    return entries.values().stream().filter(BookEntry::isRaised).map(BookEntry::kept).toList();
  }
}
