package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpress.ledger.checkpoint.LifeSign;

class AlarmsVerbTest {
  private static final JsonObject LOG =
      new JsonObject().put("name", "log").put("waiting", 0).put("message", "");

  private static JsonObject answer(JsonArray alarms, JsonArray channels) {
    return new JsonObject()
        .put("alarms", alarms)
        .put("channels", channels)
        .put(
            "test",
            new JsonObject()
                .put("state", "done")
                .put(
                    "channels",
                    new JsonArray()
                        .add(new JsonObject().put("name", "log").put("ok", true))
                        .add(
                            new JsonObject()
                                .put("name", "mail")
                                .put("ok", false)
                                .put("message", "the server is away"))));
  }

  private static final JsonObject WRONG =
      answer(
          new JsonArray()
              .add(
                  new JsonObject()
                      .put("kind", "copy-late")
                      .put("urgency", "urgent")
                      .put("title", "copies to offsite are late")
                      .put("what", "Offsite lacks 12 documents.")
                      .put("risk", "They are on this box alone.")
                      .put("remedy", "See to offsite.")
                      .put("raised", "2026-11-24T09:15:00Z")
                      .put("since", "2026-11-23T07:00:00Z")),
          new JsonArray()
              .add(LOG)
              .add(
                  new JsonObject()
                      .put("name", "mail")
                      .put("waiting", 1)
                      .put("message", "the server is away")));

  @Test
  void whatIsWrongIsToldWithWhatToDo() {
    assertEquals(
        """
        Copies to offsite are late (urgent)
          Offsite lacks 12 documents.
          Since:    23 Nov 07:00
          At risk:  They are on this box alone.
          To do:    See to offsite.

        log: works, as far as is known
        mail: the server is away (1 message waiting)
        """
            .strip(),
        String.join("\n", AlarmsText.of(WRONG, ZoneOffset.UTC)));
    assertEquals(List.of("mail"), AlarmsText.failing(WRONG));
  }

  @Test
  void theStatusHasTheTitles() {
    assertEquals(List.of("Copies to offsite are late"), AlarmsText.titles(WRONG));
    assertEquals(List.of(), AlarmsText.titles(new JsonObject()));
  }

  @Test
  void aBoxThatWasNotHeardOfForDaysIsToldAloud() {
    Instant at = Instant.parse("2026-11-24T09:15:00Z");
    LifeSign sign = new LifeSign("sealpress/desk/x", at, 1, "ab", List.of());
    assertEquals(
        "Heartbeat: the box was alive at 2026-11-24T09:15:00Z.",
        LifeSignText.of(sign, at.plus(Duration.ofHours(47))));
    assertEquals(
        "Heartbeat: the box was alive at 2026-11-24T09:15:00Z, 44 days ago, and has left nothing"
            + " here since: see whether it runs and reaches this place.",
        LifeSignText.of(sign, at.plus(Duration.ofDays(44))));
  }

  @Test
  void theCodeSaysWhetherSomethingIsWrong() throws IOException {
    try (FakeDaemon daemon = new FakeDaemon(200, WRONG.encode())) {
      Console list = Console.run("alarms", "--config", daemon.config());
      assertEquals(ExitCode.INCOMPLETE.code(), list.code(), list.err());
      Console json = Console.run("alarms", "--json", "--config", daemon.config());
      assertEquals(WRONG, new JsonObject(json.out()));
    }
    JsonObject well = answer(new JsonArray(), new JsonArray().add(LOG));
    try (FakeDaemon daemon = new FakeDaemon(200, well.encode())) {
      String said = Console.run("alarms", "--config", daemon.config()).done();
      assertTrue(said.startsWith("Nothing is wrong."), said);
      assertTrue(said.contains("Nobody is told elsewhere"), said);
    }
  }

  @Test
  void aTestSaysWhatCameOfEachChannel() throws IOException {
    try (FakeDaemon daemon = new FakeDaemon(200, WRONG.encode())) {
      Console test = Console.run("alarms", "test", "--config", daemon.config());
      assertEquals(ExitCode.INCOMPLETE.code(), test.code(), test.err());
      assertEquals("log: taken\nmail: NOT taken: the server is away\n", test.out());
      assertEquals(List.of("POST /api/alarms/test {}", "GET /api/alarms"), daemon.requests());
    }
  }
}
