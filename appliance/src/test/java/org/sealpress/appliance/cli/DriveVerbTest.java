package org.sealpress.appliance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriveVerbTest {
  private static final JsonObject ANSWER =
      new JsonObject()
          .put("now", "2026-03-13T18:00:00Z")
          .put("documents", 1812)
          .put("text", "Drive A holds 812 documents.")
          .put(
              "drives",
              new JsonArray()
                  .add(drive("A", "a", "in", "2026-03-09", 1812, "swap it for B"))
                  .add(
                      drive("B", "b", "out", "2026-02-26", 790, "insert it next")
                          .put("leftHow", "ejected")
                          .put("provenSince", "2026-01-04T08:00:00Z")
                          .put("proof", proof(4, 0)))
                  .add(
                      drive("C", "c", "out", "2026-03-02", 1800, "keep it away")
                          .put("leftHow", "pulled")
                          .put("proof", proof(1, 0)))
                  .add(
                      drive("Green one", "d", "retired", "2025-11-04", 4, "")
                          .put("proof", proof(1, 2))))
          .put(
              "exposure",
              new JsonObject()
                  .put("text", "12 documents are on no drive that is away, the oldest since 9 Mar"))
          .put("next", new JsonObject().put("text", "swap in drive B by 16 Mar"))
          .put(
              "warnings",
              new JsonArray()
                  .add(warning("pulled", false, "C", "drive C was pulled without a word on 2 Mar"))
                  .add(warning("full-soon", true, "A", "drive A will be full in about 9 days")));

  private static JsonObject drive(
      String label, String id, String state, String since, long documents, String action) {
    return new JsonObject()
        .put("id", id.repeat(32))
        .put("label", label)
        .put("state", state)
        .put("since", since + "T08:00:00Z")
        .put("documents", documents)
        .put("action", action);
  }

  private static JsonObject proof(int part, int damaged) {
    return new JsonObject()
        .put("part", part)
        .put("parts", 4)
        .put("at", "2026-03-02T08:00:00Z")
        .put("damaged", damaged)
        .put("missing", 0);
  }

  private static JsonObject warning(String kind, boolean urgent, String drive, String text) {
    return new JsonObject()
        .put("kind", kind)
        .put("urgent", urgent)
        .put("drive", drive)
        .put("text", text);
  }

  @Test
  void theListIsATableAndWhatIsToBeDone() {
    assertEquals(
        """
        Drive      Where                      Pull it?  Holds           Read again            To do
        A          in the box since 9 Mar     no        1,812 of 1,812  never                 swap it for B
        B          away since 26 Feb          yes       790 of 1,812    all since 4 Jan       insert it next
        C          away since 2 Mar           -         1,800 of 1,812  part 1 of 4, 2 Mar    keep it away
        Green one  retired since 4 Nov 2025   -         4 of 1,812      damaged 2 Mar

        12 documents are on no drive that is away, the oldest since 9 Mar.
        Next: swap in drive B by 16 Mar.
        Drive C was pulled without a word on 2 Mar.
        Drive A will be full in about 9 days.
        """
            .strip()
            .replaceAll(" {2,}", "  "),
        String.join("\n", DrivesText.of(ANSWER, ZoneOffset.UTC)).replaceAll(" {2,}", "  "));
  }

  @Test
  void theCodeSaysWhetherSomebodyHasToDoSomething() throws IOException {
    try (FakeDaemon daemon = new FakeDaemon(200, ANSWER.encode())) {
      Console list = Console.run("drive", "list", "--config", daemon.config());
      assertEquals(ExitCode.INCOMPLETE.code(), list.code(), list.err());
      assertTrue(list.out().startsWith("Drive  "), list.out());
      Console json = Console.run("drive", "list", "--json", "--config", daemon.config());
      assertEquals(ANSWER, new JsonObject(json.out()));
      assertEquals(List.of("GET /api/drives", "GET /api/drives"), daemon.requests());
    }
  }

  @Test
  void aDriveIsRetiredWhenItsLabelIsTypedAgain() throws IOException {
    try (FakeDaemon daemon = new FakeDaemon(200, ANSWER.encode())) {
      Console done = retire(daemon, "A\n", "A", "--reason", "left in a taxi");
      assertEquals(0, done.code(), done.err());
      assertTrue(done.out().startsWith("Drive A holds 812 documents.\n12 documents"), done.out());
      assertTrue(done.err().contains("Drive A (id aaaaaaaa) holds 1812 documents."), done.err());
      assertEquals(
          List.of(
              "GET /api/drives",
              "POST /api/drives/" + "a".repeat(32) + "/retire {\"reason\":\"left in a taxi\"}",
              "GET /api/drives"),
          daemon.requests());
    }
  }

  @Test
  void nothingIsDoneWhenAnotherLabelIsTyped() throws IOException {
    try (FakeDaemon daemon = new FakeDaemon(200, ANSWER.encode())) {
      for (String typed : new String[] {"B\n", "", "y\n"}) {
        Console no = retire(daemon, typed, "A", "--reason", "lost");
        assertEquals(ExitCode.USAGE.code(), no.code());
        assertTrue(no.err().contains("sealpress: nothing was changed: "), no.err());
      }
      assertTrue(daemon.requests().stream().noneMatch(each -> each.startsWith("POST")));
    }
  }

  @Test
  void whichDriveMustBeClear() throws IOException {
    JsonObject two = ANSWER.copy();
    two.getJsonArray("drives").getJsonObject(1).put("label", "A");
    try (FakeDaemon daemon = new FakeDaemon(200, two.encode())) {
      assertEquals(
          "2 drives are called `A`: give how the id of the right one begins, aaaaaaaa or bbbbbbbb",
          retire(daemon, "", "A", "--reason", "lost", "--yes").failed(ExitCode.USAGE));
      assertEquals(
          "there is no drive `Green one` to retire; there are: A, A, C, Green one",
          retire(daemon, "", "Green one", "--reason", "lost").failed(ExitCode.USAGE));
      assertEquals(0, retire(daemon, "", "bbbb", "--reason", "lost", "--yes").code());
      assertTrue(
          daemon.requests().stream()
              .anyMatch(each -> each.startsWith("POST /api/drives/" + "b".repeat(32))));
    }
  }

  private static Console retire(FakeDaemon daemon, String typed, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
    try {
      String[] all = new String[arguments.length + 4];
      System.arraycopy(arguments, 0, all, 2, arguments.length);
      all[0] = "drive";
      all[1] = "retire";
      all[all.length - 2] = "--config";
      all[all.length - 1] = daemon.config();
      return Console.run(all);
    } finally {
      System.setIn(before);
    }
  }
}
