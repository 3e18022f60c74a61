package org.sealpress.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is to come day by day. What is late is taken for done on the first day. */
final class Days {
  private final Situation situation;
  private final Today today;

  Days(Situation situation) {
    this.situation = situation;
    this.today = situation.today();
  }

  List<Day> next(int count) {
    Map<LocalDate, List<Day.Item>> days = new TreeMap<>();
    List<LocalDate> dates = today.date().datesUntil(today.date().plusDays(count)).toList();
    dates.forEach(date -> days.put(date, new ArrayList<>()));
    LocalDate end = today.date().plusDays(count);
    slots(end, days);
    swaps(end, days);
    chores(end, days);
    List<Day> all = new ArrayList<>();
    days.forEach(
        (date, items) -> {
          items.sort(Comparator.comparing(each -> each.at().orElse(LocalTime.MIN)));
          all.add(new Day(date, items));
        });
    return all;
  }

  /** Classes with the same schedule go together. Those that go all day long are left out. */
  private void slots(LocalDate end, Map<LocalDate, List<Day.Item>> days) {
    Map<Schedule, List<String>> classes = new LinkedHashMap<>();
    situation
        .policies()
        .forEach(
            (name, policy) -> {
              if (policy.copies().days() > 0) {
                classes.computeIfAbsent(policy.copies(), first -> new ArrayList<>()).add(name);
              }
            });
    classes.forEach(
        (schedule, names) -> {
          long waiting = names.stream().mapToLong(this::waiting).sum();
          Instant slot = schedule.next(today.now(), today.zone());
          while (today.dateOf(slot).isBefore(end)) {
            String text =
                "copies of "
                    + String.join(", ", names)
                    + (waiting > 0 ? ": " + Today.counted(waiting, "document") + " so far" : "");
            waiting = 0; // by the slot after it they are on the targets
            add(days, today.dateOf(slot), Optional.of(slot), text);
            slot = schedule.next(slot, today.zone());
          }
        });
  }

  /** How many documents of a class go to some target at its next slot. */
  private long waiting(String documentClass) {
    return situation.backlogs().stream()
        .filter(each -> each.documentClass().equals(documentClass))
        .mapToLong(Backlog::later)
        .max()
        .orElse(0);
  }

  /** The drives in the order in which they are away, and then those that are in. */
  private void swaps(LocalDate end, Map<LocalDate, List<Day.Item>> days) {
    Rotation rotation = situation.rotation().orElse(null);
    if (rotation == null || rotation.due().isEmpty()) {
      return;
    }
    List<DriveRecord> turns =
        Stream.concat(rotation.away().stream(), rotation.in().stream()).toList();
    LocalDate first = rotation.due().get();
    LocalDate day = first.isBefore(today.date()) ? today.date() : first;
    for (int i = 0; day.isBefore(end); i++) {
      String drive = turns.get(i % turns.size()).label();
      add(days, day, Optional.empty(), (i == 0 ? action(rotation) : "swap in drive ") + drive);
      day = day.plusDays(situation.rules().cadence());
    }
  }

  private static String action(Rotation rotation) {
    return rotation.in().isEmpty() ? "insert drive " : "swap in drive ";
  }

  private void chores(LocalDate end, Map<LocalDate, List<Day.Item>> days) {
    for (Chore chore : situation.chores()) {
      Optional<LocalDate> due = chore.due(today);
      if (due.isPresent()) {
        LocalDate day = due.get().isBefore(today.date()) ? today.date() : due.get();
        while (day.isBefore(end)) {
          add(days, day, Optional.empty(), chore.cadence().what());
          day = chore.cadence().after(day);
        }
      }
    }
  }

  private void add(
      Map<LocalDate, List<Day.Item>> days, LocalDate date, Optional<Instant> at, String text) {
    List<Day.Item> items = days.get(date);
    if (items != null) {
      items.add(new Day.Item(at.map(slot -> slot.atZone(today.zone()).toLocalTime()), text));
    }
  }
}
