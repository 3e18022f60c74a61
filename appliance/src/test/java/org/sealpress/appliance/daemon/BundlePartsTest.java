package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.fixture.TickingClock;
import org.sealpress.appliance.support.LogRing;
import org.sealpress.appliance.support.LogView;
import org.sealpress.intake.CaptureEvent.Decided;
import org.sealpress.intake.CaptureEvent.Discarded;
import org.sealpress.intake.CaptureEvent.Started;

class BundlePartsTest {
  private static final String NAME = "Mrs Miller";

  @Test
  void theStatusInTheBundleNamesNobody() {
    JsonObject named = new JsonObject().put("id", "c1").put("message", NAME).put("step", NAME);
    named.put("flaws", new JsonArray().add(NAME)).put("title", NAME);
    JsonObject status =
        new JsonObject()
            .put("captures", new JsonArray().add(named))
            .put(
                "inboxes",
                new JsonArray().add(new JsonObject().put("name", "mail").put("message", NAME)))
            .put("store", new JsonObject().put("message", "kept"));
    JsonObject shared = BundleParts.anonymous(status);
    assertFalse(shared.encode().contains(NAME), shared.encode());
    assertEquals("c1", shared.getJsonArray("captures").getJsonObject(0).getString("id"));
    assertEquals("mail", shared.getJsonArray("inboxes").getJsonObject(0).getString("name"));
    assertEquals("kept", shared.getJsonObject("store").getString("message"));
    assertTrue(status.encode().contains(NAME), "the page still has it");
  }

  @Test
  void whatAPersonTypedIsShownAndNotLogged() {
    try (LogRing ring = LogRing.begin()) {
      Board board = new Board("desk", Set.of(), new TickingClock(), new BoardLog());
      board.on(new Started("c1", "legal", TickingClock.START));
      String brief = "Side 2 was left out by ada";
      board.on(new Decided("c1", 1, brief + ": of " + NAME + ".", brief + ".", false));
      board.on(new Discarded("c1", "it was of " + NAME));
      String log = String.join("\n", ring.last(LogView.MOST));
      assertTrue(log.contains(brief) && log.contains("thrown away"), log);
      assertFalse(log.contains(NAME), log);
      assertTrue(board.json().encode().contains(NAME));
    }
  }
}
