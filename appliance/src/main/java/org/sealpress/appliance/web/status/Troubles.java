package org.sealpress.appliance.web.status;

import static org.sealpress.appliance.web.status.Parts.list;
import static org.sealpress.appliance.web.status.Parts.name;
import static org.sealpress.appliance.web.status.Parts.state;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody has to do something about, the most important first. */
final class Troubles {
  private final JsonObject status;
  private final List<Sentence> sentences = new ArrayList<>();
  private Light light = Light.WELL;

  private Troubles(JsonObject status) {
    this.status = status;
  }

  static Troubles of(JsonObject status) {
    Troubles troubles = new Troubles(status);
    troubles.captures();
    troubles.targets();
    troubles.scanner();
    troubles.store();
    troubles.drives();
    troubles.inboxes();
    troubles.alarms();
    return troubles;
  }

  List<Sentence> sentences() {
    return List.copyOf(sentences);
  }

  Light light() {
    return light;
  }

  private void add(Light how, Sentence sentence) {
    light = light.or(how);
    sentences.add(sentence);
  }

  private void captures() {
    counted("status.headline.held", stage("held"));
    counted("status.headline.parked", stage("parked"));
  }

  private long stage(String wanted) {
    return list(status, "captures").stream().filter(each -> state(each).equals(wanted)).count();
  }

  private void counted(String key, long count) {
    if (count > 0) {
      add(Light.NOW, Sentence.counted(key, count));
    }
  }

  private void targets() {
    for (JsonObject target : list(status, "targets")) {
      if (state(target).equals("behind") && !target.containsKey("copying")) {
        behind(name(target), target.getLong("waiting", 0L));
      }
    }
  }

  private void behind(String target, long waiting) {
    boolean slot = Parts.isSlot(status, target);
    if (waiting == 0 && Parts.isVacant(status, target)) {
      return; // which drive is to come is told with the rotation
    }
    if (waiting > 0 && slot) {
      add(Light.NOW, Sentence.counted("status.headline.not-on-drive", waiting));
    } else if (waiting > 0) {
      add(Light.NOW, lacking("status.headline.not-on-place", target, waiting));
    } else {
      add(Light.NOW, Sentence.of("status.headline.unusable", "place", target));
    }
  }

  static Sentence lacking(String key, String target, long count) {
    return new Sentence(key, Map.of("count", count, "place", target));
  }

  private void scanner() {
    switch (state(Parts.object(status, "scanner"))) {
      case "away" -> add(Light.NOW, Sentence.of("status.headline.scanner-away"));
      case "stopped" -> add(Light.NOW, Sentence.of("status.headline.feeder-stopped"));
      default -> {}
    }
  }

  private void store() {
    if (!Parts.object(status, "store").getString("message", "").isEmpty()) {
      add(Light.NOW, Sentence.of("status.headline.store"));
    }
  }

  private void drives() {
    for (JsonObject each : list(Parts.object(status, "rotation"), "warnings")) {
      if (each.getBoolean("urgent", false)) {
        String key = "status.headline.drives." + each.getString("kind", "");
        add(Light.NOW, Sentence.of(key, "drive", each.getString("drive", "")));
      }
    }
  }

  private void inboxes() {
    for (JsonObject inbox : list(status, "inboxes")) {
      long aside = inbox.getLong("setAside", 0L);
      if (state(inbox).equals("away")) {
        add(Light.NOW, Sentence.of("status.headline.inbox-away", "place", name(inbox)));
      } else if (aside > 0) {
        add(Light.NOW, lacking("status.headline.inbox-aside", name(inbox), aside));
      }
    }
  }

  private void alarms() {
    List<JsonObject> alarms = list(status, "alarms");
    if (!alarms.isEmpty()) {
      boolean time = alarms.stream().allMatch(each -> each.getString("urgency", "").equals("note"));
      add(time ? Light.SOON : Light.NOW, Sentence.counted("status.headline.alarms", alarms.size()));
    }
  }
}
