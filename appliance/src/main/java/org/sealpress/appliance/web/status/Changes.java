package org.sealpress.appliance.web.status;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is new in a status since the last one. For one thread. */
public final class Changes {
  /**
   * Something new.
   *
   * @param name {@code capture} with one that changed, {@code alarm} with one that is raised, or
   *     {@code status} with all there is; that one comes last
   */
  public record Change(String name, JsonObject data) {}

  private JsonObject last = new JsonObject();

  /** What is new; nothing when only the time went on. */
  public List<Change> next(JsonObject status) {
    List<Change> changes = new ArrayList<>();
    news("captures", each -> each.getString("id", ""), status)
        .forEach(each -> changes.add(new Change("capture", each)));
    news("alarms", Changes::alarm, status).stream()
        .filter(each -> known("alarms", Changes::alarm).get(alarm(each)) == null)
        .forEach(each -> changes.add(new Change("alarm", each)));
    if (!timeless(status).equals(timeless(last))) {
      changes.add(new Change("status", status));
    }
    last = status;
    return changes;
  }

  private static JsonObject timeless(JsonObject status) {
    JsonObject copy = new JsonObject(new LinkedHashMap<>(status.getMap()));
    copy.remove("now");
    return copy;
  }

  private List<JsonObject> news(String key, Function<JsonObject, String> name, JsonObject status) {
    Map<String, JsonObject> known = known(key, name);
    return Parts.list(status, key).stream()
        .filter(each -> !each.equals(known.get(name.apply(each))))
        .toList();
  }

  private Map<String, JsonObject> known(String key, Function<JsonObject, String> name) {
    return Parts.list(last, key).stream()
        .collect(Collectors.toMap(name, each -> each, (first, second) -> first));
  }

  private static String alarm(JsonObject alarm) {
    return alarm.getString("kind", "") + ' ' + alarm.getString("subject", "");
  }
}
