package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sealpress.durable.Says.says;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.appliance.fixture.PageServer;
import org.sealpress.appliance.fixture.PaperBox;

/** What is asked of documents, places and settings, and what a wrong question is answered. */
class PapersApiTest {
  private static PageServer server;

  @BeforeAll
  static void listen() throws Exception {
    server = new PageServer(PaperBox.make());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return server
        .client()
        .http()
        .send(
            server
                .client()
                .request(path)
                .method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private static JsonObject refused(int code, HttpResponse<String> answer) {
    assertEquals(code, answer.statusCode(), answer.body());
    return new JsonObject(answer.body());
  }

  @Test
  void theListIsGivenAsItWasAskedFor() throws Exception {
    HttpResponse<String> answer =
        send("GET", "/api/documents?class=legal&from=2026-11-01&to=2026-11-30&place=left", "");
    assertEquals(200, answer.statusCode(), answer.body());
    says(new JsonObject(answer.body()).getString("asked"), "legal", "2026-11-01", "LEFT");
  }

  @ParameterizedTest
  @CsvSource({
    "from=24.11.2026, from, expected a day",
    "from=-999999999-01-01, from, expected a day",
    "to=%2B999999999-12-31, to, expected a day",
    "from=1969-12-31, from, expected a day",
    "to=x, to, expected a day",
    "from=2026-11-24&to=2026-11-23, to, before the first",
    "place=moon, place, expected here",
    "id=abc, id, 4 to 26 letters",
    "id=../../etc, id, 4 to 26 letters",
    "after=1;drop, after, expected what",
  })
  void aWrongChoiceIsToldBesideItsField(String query, String field, String why) throws Exception {
    JsonObject refusal = refused(400, send("GET", "/api/documents?" + query.strip(), ""));
    assertEquals(field, refusal.getString("field"));
    says(refusal.getString("error"), why);
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    says(refused(404, send("GET", "/api/documents/nosuch", "")).getString("error"), "no document");
    refused(404, send("GET", "/api/documents/" + PaperBox.DOCUMENT + "/versions/0/proof", ""));
    refused(404, send("GET", "/api/documents/" + PaperBox.DOCUMENT + "/versions/x/proof", ""));
  }

  @Test
  void aProofIsATextFileOfItsOwnName() throws Exception {
    HttpResponse<String> answer =
        send("GET", "/api/documents/" + PaperBox.DOCUMENT + "/versions/1/proof", "");
    assertEquals(200, answer.statusCode());
    says(answer.headers().firstValue("Content-Type").orElseThrow(), "text/plain");
    says(
        answer.headers().firstValue("Content-Disposition").orElseThrow(),
        "attachment",
        PaperBox.DOCUMENT + ".v1.tlog-proof");
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
  }

  @Test
  void aCoverSheetNeedsAClassAndATitle() throws Exception {
    assertEquals(
        "title",
        refused(400, send("POST", "/api/covers", "{\"class\":\"legal\"}")).getString("field"));
    assertEquals(
        "titel", refused(400, send("POST", "/api/covers", "{\"titel\":\"x\"}")).getString("field"));
    assertEquals(
        "class",
        refused(400, send("POST", "/api/covers", "{\"class\":7,\"title\":\"x\"}"))
            .getString("field"));
    refused(400, send("POST", "/api/covers", "[]"));
    refused(400, send("POST", "/api/covers", "{"));
    HttpResponse<String> answer =
        send("POST", "/api/covers", "{\"class\":\"legal\",\"title\":\"Lease\"}");
    assertEquals(200, answer.statusCode(), answer.body());
    says(answer.headers().firstValue("Content-Type").orElseThrow(), "application/pdf");
  }

  @Test
  void placesAreReadAgainAndTestedByTheirNames() throws Exception {
    assertEquals(200, send("GET", "/api/places", "").statusCode());
    assertEquals(200, send("POST", "/api/places/this%20box/verify", "").statusCode());
    says(
        refused(404, send("POST", "/api/places/moon/test", "")).getString("error"),
        "there is no such place");
    assertEquals("month", refused(400, send("GET", "/api/drives/calendar", "")).getString("field"));
    for (String month : List.of("%2B999999999-12", "-999999999-01", "1969-12")) {
      refused(400, send("GET", "/api/drives/calendar?month=" + month, ""));
    }
    assertEquals(200, send("GET", "/api/drives/calendar?month=2026-11", "").statusCode());
  }

  @Test
  void settingsAreWrittenOverTheTextThatWasSeenOnly() throws Exception {
    String hash = new JsonObject(send("GET", "/api/settings", "").body()).getString("hash");
    JsonObject body = new JsonObject().put("text", "box: desk\n").put("hash", "another");
    JsonObject refusal = refused(409, send("PUT", "/api/settings", body.encode()));
    assertEquals("text", refusal.getString("field"));
    assertEquals(200, send("PUT", "/api/settings", body.put("hash", hash).encode()).statusCode());
    assertEquals(
        "hash", refused(400, send("PUT", "/api/settings", "{\"text\":\"x\"}")).getString("field"));
    refused(413, send("POST", "/api/settings/check", "x".repeat(300_000)));
  }

  @Test
  void theLogIsGivenInLines() throws Exception {
    assertEquals(200, send("GET", "/api/log?lines=20", "").statusCode());
    for (String lines : new String[] {"0", "-1", "99999", "x"}) {
      assertEquals(
          "lines", refused(400, send("GET", "/api/log?lines=" + lines, "")).getString("field"));
    }
    assertEquals(
        "application/zip",
        send("GET", "/api/support", "").headers().firstValue("Content-Type").orElseThrow());
  }
}
