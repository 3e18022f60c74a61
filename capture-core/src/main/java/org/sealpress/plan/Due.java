package org.sealpress.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the schedules of classes say at one moment: a document is due when it was sealed before, or
 * at, the last slot of its class. A slot that passed while the box was off counts like any other.
 *
 * @param windows between which slots the moment is, by class; a class that is not in it is due at
 *     once
 * @param now the moment
 */
public record Due(Map<String, Window> windows, Instant now) {
  /** Everything is due. */
  public static final Due ALL = new Due(Map.of(), Instant.EPOCH);

  /**
   * The time between two slots.
   *
   * @param last the slot that was last, or is just now
   * @param next the one after it
   */
  public record Window(Instant last, Instant next) {}

  /** Copies the map. */
  public Due {
    windows = Map.copyOf(windows);
  }

  /** On a doubtful clock nothing is held back: a copy too early never hurts. */
  public static Due of(Map<String, Schedule> schedules, Today today) {
    if (!today.isSure()) {
      return ALL;
    }
    Map<String, Window> windows = new LinkedHashMap<>();
    schedules.forEach(
        (name, schedule) -> {
          if (!schedule.equals(Schedule.atOnce())) {
            Instant last = schedule.last(today.now(), today.zone());
            windows.put(name, new Window(last, schedule.next(today.now(), today.zone())));
          }
        });
    return new Due(windows, today.now());
  }

  /** Between which slots it is for a class; empty when all of it is due. */
  public Optional<Window> window(String documentClass) {
    return Optional.ofNullable(windows.get(documentClass));
  }

  /** How long it is until more becomes due; empty when nothing waits for a slot. */
  public Optional<Duration> untilNext() {
    return windows.values().stream()
        .map(Window::next)
        .min(Comparator.naturalOrder())
        .map(next -> Duration.between(now, next));
  }
}
