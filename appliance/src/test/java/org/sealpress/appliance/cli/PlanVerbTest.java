package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan as an office reads it, word for word. */
class PlanVerbTest {
  private static JsonObject plan() {
    return new JsonObject()
        .put("box", "front-desk")
        .put("now", "2026-11-28T09:00:00Z")
        .put("date", "2026-11-28")
        .put("clock", "")
        .put("late", new JsonArray())
        .put("due", new JsonArray())
        .put(
            "days",
            new JsonArray()
                .add(day("2026-11-28", item("22:00", "copies of letter: 2 documents so far")))
                .add(
                    day(
                        "2026-11-29",
                        item("02:00", "copies of draft"),
                        item("22:00", "copies of letter")))
                .add(day("2026-11-30", item("", "swap in drive B")))
                .add(day("2026-12-01")))
        .put(
            "classes",
            new JsonArray()
                .add(documentClass("legal", "at once", "kept for ever", 120))
                .add(
                    documentClass("draft", "weekly sunday 02:00", "kept 1 year", 14)
                        .put("ended", 1)
                        .put(
                            "ends", new JsonArray().add(end("2027-01", 12)).add(end("2027-02", 1))))
                .add(
                    documentClass("letter", "daily 22:00", "kept 10 years", 7)
                        .put("ends", new JsonArray().add(end("2027-01", 7)))));
  }

  private static JsonObject day(String date, JsonObject... items) {
    return new JsonObject().put("date", date).put("items", new JsonArray(List.of(items)));
  }

  private static JsonObject item(String at, String text) {
    return new JsonObject().put("at", at).put("text", text);
  }

  private static JsonObject documentClass(String name, String copies, String kept, long documents) {
    return new JsonObject()
        .put("name", name)
        .put("copies", copies)
        .put("kept", kept)
        .put("documents", documents)
        .put("ended", 0)
        .put("ends", new JsonArray());
  }

  private static JsonObject end(String month, long documents) {
    return new JsonObject().put("month", month).put("documents", documents);
  }

  private static JsonObject late() {
    return new JsonObject()
        .put("text", "3 documents of draft are not on nas, due since Sun 22 Nov 02:00")
        .put("risk", "they may be on this box alone: a fire or a theft takes them")
        .put("remedy", "nas: nobody answers");
  }

  private static String text(JsonObject plan) {
    return String.join("\n", PlanText.of(plan)) + "\n";
  }

  @Test
  void nothingIsLate() {
    assertEquals(
        """
        front-desk, Sat 28 Nov 2026: nothing is late.

        The next 4 days:
          Sat 28 Nov  22:00  copies of letter: 2 documents so far
          Sun 29 Nov  02:00  copies of draft
                      22:00  copies of letter
          Mon 30 Nov         swap in drive B
          Tue 1 Dec          -

        Classes:
          legal   copies at once              kept for ever, 120 documents
          draft   copies weekly sunday 02:00  kept 1 year, 14 documents
          letter  copies daily 22:00          kept 10 years, 7 documents

        End of retention (nothing is deleted by this version):
          ended     1 document of draft
          Jan 2027  12 documents of draft, 7 documents of letter
          Feb 2027  1 document of draft
        """,
        text(plan()));
  }

  @Test
  void whatIsLateAndDueIsToldFirst() {
    JsonObject plan = plan();
    plan.getJsonArray("late").add(late());
    plan.getJsonArray("due").add(new JsonObject().put("text", "restore drill: due today"));
    assertTrue(
        text(plan)
            .startsWith(
                """
                front-desk, Sat 28 Nov 2026: 1 thing is late.

                Late:
                  3 documents of draft are not on nas, due since Sun 22 Nov 02:00.
                      At risk: they may be on this box alone: a fire or a theft takes them.
                      To do:   nas: nobody answers.

                Due now:
                  Restore drill: due today.

                The next 4 days:
                """),
        text(plan));
  }

  @Test
  void onADoubtfulClockItIsSaidThatNothingWaits() {
    JsonObject plan = plan().put("clock", "the clock is doubtful: it jumped on by 3 days");
    plan.put("days", new JsonArray());
    plan.put("classes", new JsonArray().add(documentClass("legal", "at once", "kept for ever", 1)));
    assertEquals(
        """
        front-desk: the clock is doubtful: it jumped on by 3 days.
        While that is so, no document waits for its hour, and no day to come is told.

        Classes:
          legal  copies at once  kept for ever, 1 document

        End of retention (nothing is deleted by this version):
          none: every document is kept for ever, or on hold
        """,
        text(plan));
  }

  @Test
  void onlyTheMonthsThatAreNextAreListed() {
    JsonArray ends = new JsonArray();
    for (int i = 1; i <= 12; i++) {
      ends.add(end("2027-" + (i < 10 ? "0" : "") + i, i))
          .add(end("2028-" + (i < 10 ? "0" : "") + i, i));
    }
    JsonObject plan = plan();
    plan.put(
        "classes", new JsonArray().add(documentClass("a", "at once", "", 9).put("ends", ends)));
    List<String> lines = PlanText.of(plan);
    assertEquals("  Dec 2027  12 documents of a", lines.get(lines.size() - 2));
    assertEquals("  and later", lines.get(lines.size() - 1));
  }

  @Test
  void theCodeSaysWhetherSomethingIsLate() throws IOException {
    try (FakeDaemon daemon = new FakeDaemon(200, plan().encode())) {
      Console well = Console.run("plan", "--config", daemon.config());
      assertEquals(0, well.code(), well.err());
      Console json = Console.run("plan", "--json", "--config", daemon.config());
      assertEquals(plan(), new JsonObject(json.out()));
      assertEquals(List.of("GET /api/plan", "GET /api/plan"), daemon.requests());
    }
    JsonObject late = plan();
    late.getJsonArray("late").add(late());
    JsonObject doubtful = plan().put("clock", "the clock is doubtful");
    for (JsonObject each : List.of(late, doubtful)) {
      try (FakeDaemon daemon = new FakeDaemon(200, each.encode())) {
        Console plan = Console.run("plan", "--config", daemon.config());
        assertEquals(ExitCode.INCOMPLETE.code(), plan.code(), plan.err());
      }
    }
  }
}
