package org.sealpress.appliance.alert;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Alarms as programs read them. Times are RFC 3339. */
public final class AlarmJson {
  private AlarmJson() {}

  /** One that is raised. */
  public static JsonObject of(RaisedAlarm raised) {
    return of(raised.alarm())
        .put("raised", raised.raised().toString())
        .put("told", raised.told().toString())
        .put("heard", raised.heard());
  }

  /** One alone. */
  static JsonObject of(Alarm alarm) {
    JsonObject json =
        new JsonObject()
            .put("kind", alarm.kind().code())
            .put("subject", alarm.subject())
            .put("urgency", alarm.urgency().code())
            .put("title", alarm.title())
            .put("what", alarm.what())
            .put("risk", alarm.risk())
            .put("remedy", alarm.remedy());
    alarm.since().ifPresent(since -> json.put("since", since.toString()));
    return json;
  }

  /**
   * Reads one again.
   *
   * @return empty for a kind of another version
   * @throws RuntimeException when it is none
   */
  static Optional<RaisedAlarm> read(JsonObject json) {
    Urgency urgency = Urgency.valueOf(json.getString("urgency").toUpperCase(Locale.ROOT));
    return AlarmKind.of(json.getString("kind"))
        .map(
            kind ->
                new RaisedAlarm(
                    new Alarm(
                        kind,
                        json.getString("subject"),
                        urgency,
                        json.getString("title"),
                        json.getString("what"),
                        Optional.ofNullable(json.getString("since")).map(Instant::parse),
                        json.getString("risk"),
                        json.getString("remedy")),
                    Instant.parse(json.getString("raised")),
                    Instant.parse(json.getString("told")),
                    json.getBoolean("heard")));
  }
}
