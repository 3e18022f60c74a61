package org.sealpress.appliance.web.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Changes changes = new Changes();

  @Test
  void whatIsNewIsToldAndTheTimeAloneIsNot() {
    assertEquals("[capture a, alarm late usb, status]", next("a:safe", "late usb"));
    assertEquals("[]", next("a:safe", "late usb"));
    assertEquals("[capture b, status]", next("b:scanning a:safe", "late usb"));
    assertEquals("[capture b, status]", next("b:sealed a:safe", "late usb"));
    assertEquals("[status]", next("b:sealed a:safe", ""));
    assertEquals("[alarm late nas, status]", next("b:sealed a:safe", "late nas"));
  }

  @Test
  void anAlarmThatOnlyGrowsIsNoNewOne() {
    changes.next(status("", "late usb", "3 documents"));
    assertEquals(
        List.of("status"),
        changes.next(status("", "late usb", "4 documents")).stream()
            .map(Changes.Change::name)
            .toList());
  }

  private String next(String captures, String alarm) {
    return changes.next(status(captures, alarm, "")).stream()
        .map(ChangesTest::shown)
        .toList()
        .toString();
  }

  private static String shown(Changes.Change change) {
    JsonObject data = change.data();
    return switch (change.name()) {
      case "capture" -> "capture " + data.getString("id");
      case "alarm" -> "alarm " + data.getString("kind") + " " + data.getString("subject");
      default -> change.name();
    };
  }

  private static JsonObject status(String captures, String alarm, String what) {
    JsonArray all = new JsonArray();
    for (String each : captures.split(" ", -1)) {
      if (!each.isEmpty()) {
        String[] parts = each.split(":", -1);
        all.add(new JsonObject().put("id", parts[0]).put("state", parts[1]));
      }
    }
    JsonArray alarms = new JsonArray();
    if (!alarm.isEmpty()) {
      String[] parts = alarm.split(" ", -1);
      alarms.add(new JsonObject().put("kind", parts[0]).put("subject", parts[1]).put("what", what));
    }
    return new JsonObject()
        .put("now", String.valueOf(System.nanoTime()))
        .put("captures", all)
        .put("alarms", alarms);
  }

  @Test
  void aStatusStaysSmall() {
    JsonArray many = new JsonArray();
    for (int i = 0; i < 50; i++) {
      many.add(new JsonObject().put("id", "c" + i).put("state", i % 4 == 3 ? "held" : "safe"));
    }
    JsonObject brief = Brief.of(new JsonObject().put("captures", many));
    List<String> ids =
        Parts.list(brief, "captures").stream().map(each -> each.getString("id")).toList();
    assertEquals(
        "[c0, c1, c2, c3, c4, c5, c7, c11, c15, c19, c23, c27, c31, c35, c39, c43]",
        ids.toString());
    assertEquals(34, brief.getInteger("moreCaptures"));
  }
}
