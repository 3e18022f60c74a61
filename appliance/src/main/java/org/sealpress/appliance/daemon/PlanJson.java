package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.sealpress.plan.Day;
import org.sealpress.plan.Duty;
import org.sealpress.plan.Keeping;
import org.sealpress.plan.Schedule;
import org.sealpress.plan.Timetable;
import org.sealpress.plan.Today;

/** The plan as programs read it. Times are RFC 3339, days and hours those of the box's zone. */
record PlanJson(Today today, Timetable timetable, List<Keeping> keeping) {

  JsonObject json() {
    JsonArray days = new JsonArray();
    timetable.days().forEach(each -> days.add(day(each)));
    JsonArray classes = new JsonArray();
    keeping.forEach(each -> classes.add(documentClass(each)));
    return new JsonObject()
        .put("now", today.now().toString())
        .put("date", today.date().toString())
        .put("zone", today.zone().getId())
        .put("clock", today.doubt().orElse(""))
        .put("late", duties(timetable.late()))
        .put("due", duties(timetable.due()))
        .put("days", days)
        .put("classes", classes);
  }

  private static JsonArray duties(List<Duty> duties) {
    JsonArray all = new JsonArray();
    for (Duty each : duties) {
      JsonObject json =
          new JsonObject()
              .put("kind", each.kind().code())
              .put("subject", each.subject())
              .put("text", each.text())
              .put("risk", each.risk())
              .put("remedy", each.remedy());
      each.since().ifPresent(since -> json.put("since", since.toString()));
      all.add(json);
    }
    return all;
  }

  private static JsonObject day(Day day) {
    JsonArray items = new JsonArray();
    for (Day.Item each : day.items()) {
      items.add(
          new JsonObject()
              .put("at", each.at().map(Object::toString).orElse(""))
              .put("text", each.text()));
    }
    return new JsonObject().put("date", day.date().toString()).put("items", items);
  }

  private JsonObject documentClass(Keeping keeping) {
    JsonArray ends = new JsonArray();
    keeping
        .ends()
        .forEach(
            (month, count) ->
                ends.add(new JsonObject().put("month", month.toString()).put("documents", count)));
    Schedule copies = keeping.policy().copies();
    JsonObject json =
        new JsonObject()
            .put("name", keeping.documentClass())
            .put("copies", copies.text())
            .put("retention", keeping.policy().retention().text())
            .put("hold", keeping.policy().hold())
            .put("kept", keeping.told())
            .put("documents", keeping.documents())
            .put("ended", keeping.ended())
            .put("ends", ends);
    if (today.isSure() && !copies.equals(Schedule.atOnce())) {
      Instant next = copies.next(today.now(), today.zone());
      json.put("next", next.toString());
    }
    return json;
  }
}
