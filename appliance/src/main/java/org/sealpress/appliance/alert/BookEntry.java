package org.sealpress.appliance.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the book has of one thing that is wrong. Times in nanoseconds only go on. */
final class BookEntry {
  private Alarm alarm;
  private final Instant raisedAt;
  private final long wrongSince;
  private boolean raised;
  private long raisedNanos;
  private long told;
  private Instant toldAt;
  private Urgency toldUrgency;
  private boolean heard;
  private @Nullable Long wellSince;

  /** Wrong from now on, and not told yet. */
  BookEntry(Alarm alarm, Instant now, long nanos) {
    this.alarm = alarm;
    this.raisedAt = now;
    this.toldAt = now;
    this.wrongSince = nanos;
    this.toldUrgency = alarm.urgency();
  }

  /**
   * Raised before the box was started.
   *
   * @param ago how long ago it was told
   */
  static BookEntry kept(RaisedAlarm kept, Duration age, Duration ago, long nanos) {
    BookEntry entry = new BookEntry(kept.alarm(), kept.raised(), nanos);
    entry.raised = true;
    entry.raisedNanos = nanos - age.toNanos();
    entry.told = nanos - ago.toNanos();
    entry.toldAt = kept.told();
    entry.heard = kept.heard();
    return entry;
  }

  Alarm alarm() {
    return alarm;
  }

  boolean isRaised() {
    return raised;
  }

  RaisedAlarm kept() {
    return new RaisedAlarm(alarm, raisedAt, toldAt, heard);
  }

  /** It was heard of. */
  void hear() {
    heard = true;
  }

  /** It is wrong, maybe in another way than at the last look. */
  void wrong(Alarm now) {
    alarm = now;
    wellSince = null;
  }

  /** It may be wrong. */
  void unclear() {
    wellSince = null;
  }

  /** It is well; gives for how long. */
  Duration well(long nanos) {
    if (wellSince == null) {
      wellSince = nanos;
    }
    return Duration.ofNanos(nanos - wellSince);
  }

  /** What is to be told now, if anything. */
  Optional<Notice> due(AlarmTimes times, Instant now, long nanos, boolean nobodyHeard) {
    if (!raised) {
      if (nanos - wrongSince < times.grace(alarm.kind()).toNanos()) {
        return Optional.empty();
      }
      raised = true;
      raisedNanos = nanos;
      return tell(Notice.Event.RAISED, times, now, nanos);
    }
    if (nobodyHeard) {
      return tell(Notice.Event.RAISED, times, now, nanos);
    }
    boolean worse = alarm.urgency().compareTo(toldUrgency) > 0;
    return worse || nanos - told >= times.repeat(alarm.urgency()).toNanos()
        ? tell(Notice.Event.AGAIN, times, now, nanos)
        : Optional.empty();
  }

  private Optional<Notice> tell(Notice.Event event, AlarmTimes times, Instant now, long nanos) {
    told = nanos;
    toldAt = now;
    toldUrgency = alarm.urgency();
    heard = false;
    return Optional.of(
        new Notice(
            event, alarm, raisedAt, lasted(nanos), Optional.of(times.repeat(alarm.urgency()))));
  }

  /** That it is over, since it has been well for a while. */
  Notice over(long nanos) {
    long end = wellSince == null ? nanos : wellSince;
    return new Notice(Notice.Event.OVER, alarm, raisedAt, lasted(end), Optional.empty());
  }

  private Duration lasted(long nanos) {
    return Duration.ofNanos(Math.max(0, nanos - raisedNanos));
  }
}
