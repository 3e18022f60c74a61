package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.RotationCalendar;

/** What happened to drives in a month, and what is to be done with them, by days of the box. */
final class CalendarJson {
  private final RotationJson rotation;
  private final SortedMap<LocalDate, JsonArray> days = new TreeMap<>();

  private CalendarJson(RotationJson rotation) {
    this.rotation = rotation;
  }

  /**
   * A month as programs read it.
   *
   * @param log what happened to drives in it
   */
  static JsonObject of(YearMonth month, RotationJson rotation, List<Entry> log) {
    CalendarJson calendar = new CalendarJson(rotation);
    log.forEach(calendar::happened);
    RotationCalendar.until(
            month.atEndOfMonth(), rotation.plan(), rotation.rules(), rotation.today())
        .stream()
        .filter(each -> YearMonth.from(each.day()).equals(month))
        .forEach(
            each ->
                calendar.add(
                    each.day(),
                    new JsonObject()
                        .put("kind", each.overdue() ? "swap-overdue" : "swap")
                        .put("drive", each.drive().label())));
    JsonArray days = new JsonArray();
    calendar.days.forEach(
        (day, items) -> days.add(new JsonObject().put("date", day.toString()).put("items", items)));
    return new JsonObject()
        .put("month", month.toString())
        .put("today", rotation.today().date().toString())
        .put("clock", rotation.today().doubt().orElse(""))
        .put("days", days);
  }

  private void happened(Entry entry) {
    if (entry.event() instanceof DriveEvent drive) {
      at(entry.time(), drive.type(), drive.label());
    } else if (entry.event() instanceof Event.Verified verified) {
      String label =
          rotation.facts().drives().stream()
              .filter(each -> each.ledgerName().equals(verified.target()))
              .map(DriveRecord::label)
              .findFirst()
              .orElse(verified.target());
      at(entry.time(), verified.damaged() > 0 ? "drive-damaged" : "drive-verified", label);
    }
  }

  private void at(Instant time, String kind, String label) {
    add(rotation.today().dateOf(time), new JsonObject().put("kind", kind).put("drive", label));
  }

  /** The same twice on a day is told once. */
  private void add(LocalDate day, JsonObject item) {
    JsonArray items = days.computeIfAbsent(day, none -> new JsonArray());
    if (items.stream().noneMatch(each -> ((JsonObject) each).getMap().equals(item.getMap()))) {
      items.add(item);
    }
  }
}
