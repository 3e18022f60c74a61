package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Exposure;
import org.sealpress.plan.Facts;
import org.sealpress.plan.FillForecast;
import org.sealpress.plan.Held;
import org.sealpress.plan.Proof;
import org.sealpress.plan.Rotation;
import org.sealpress.plan.Rules;
import org.sealpress.plan.Today;
import org.sealpress.plan.Warning;

/** The rotation as programs read it. Times are RFC 3339, amounts bytes, texts for people. */
record RotationJson(
    Facts facts, Rotation plan, Rules rules, Today today, Map<String, FillForecast> fills) {

  /** What the status has: exposure, next drive, warnings. */
  JsonObject brief() {
    JsonObject json =
        new JsonObject()
            .put("clock", today.doubt().orElse(""))
            .put("cadenceDays", rules.cadence())
            .put("exposureDays", rules.exposure())
            .put("exposure", exposure());
    plan.next().ifPresent(next -> json.put("next", next(next)));
    JsonArray warnings = new JsonArray();
    plan.warnings().forEach(each -> warnings.add(warning(each)));
    return json.put("warnings", warnings);
  }

  /** All that is known of drives. */
  JsonObject whole() {
    long documents = Held.all(facts.holdings()).documents();
    JsonArray drives = new JsonArray();
    facts.drives().forEach(each -> drives.add(drive(each)));
    return brief()
        .put("now", today.now().toString())
        .put("documents", documents)
        .put("drives", drives);
  }

  private JsonObject exposure() {
    Exposure exposure = Exposure.of(facts);
    JsonObject classes = new JsonObject();
    exposure.documents().forEach(classes::put);
    JsonObject json =
        new JsonObject()
            .put("documents", exposure.count())
            .put("classes", classes)
            .put("days", exposure.days(today))
            .put("text", exposure.told(today));
    exposure.oldest().ifPresent(oldest -> json.put("oldest", oldest.toString()));
    return json;
  }

  private JsonObject next(DriveRecord next) {
    JsonObject json =
        new JsonObject()
            .put("drive", next.id())
            .put("label", next.label())
            .put("overdueDays", plan.overdue())
            .put("text", plan.told(today).orElse(""));
    plan.due().ifPresent(day -> json.put("due", day.toString()));
    return json;
  }

  private static JsonObject warning(Warning warning) {
    return new JsonObject()
        .put("kind", warning.kind().code())
        .put("urgent", warning.kind().isUrgent())
        .put("drive", warning.drive())
        .put("text", warning.text());
  }

  private JsonObject drive(DriveRecord drive) {
    Held held = Held.on(facts.holdings(), drive);
    JsonObject json =
        new JsonObject()
            .put("id", drive.id())
            .put("label", drive.label())
            .put("state", drive.state().name().toLowerCase(Locale.ROOT))
            .put("since", drive.stay().since().toString())
            .put("slot", drive.stay().slot())
            .put("enrolled", drive.enrolled().toString())
            .put("bytes", drive.bytes())
            .put("documents", held.documents())
            .put("documentBytes", held.bytes())
            .put("action", plan.action(drive));
    held.newest().ifPresent(newest -> json.put("copiedUpTo", newest.toString()));
    drive.arrived().ifPresent(at -> json.put("arrived", at.toString()));
    drive
        .left()
        .ifPresent(
            left ->
                json.put("left", left.at().toString())
                    .put("leftHow", left.how().name().toLowerCase(Locale.ROOT)));
    drive.proof().ifPresent(proof -> json.put("proof", proof(proof)));
    drive.provenSince().ifPresent(since -> json.put("provenSince", since.toString()));
    Optional.ofNullable(fills.get(drive.id())).ifPresent(fill -> json.put("room", room(fill)));
    return drive.reason().isEmpty() ? json : json.put("reason", drive.reason());
  }

  private static JsonObject proof(Proof proof) {
    return new JsonObject()
        .put("part", proof.part())
        .put("parts", proof.parts())
        .put("at", proof.at().toString())
        .put("objects", proof.objects())
        .put("damaged", proof.damaged())
        .put("missing", proof.missing());
  }

  private static JsonObject room(FillForecast fill) {
    JsonObject json =
        new JsonObject()
            .put("state", fill.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("free", fill.free())
            .put("perDay", fill.perDay());
    fill.days().ifPresent(days -> json.put("days", days));
    return json;
  }
}
