package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.appliance.account.Role;

class ApiVerticleTest {
  private static final FakeBox BOX = new FakeBox();

  private static TestServer server;

  @BeforeAll
  static void listen() throws Exception {
    server = new TestServer(BOX);
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @BeforeEach
  void calm() {
    BOX.pressed.clear();
    BOX.refusal = "";
  }

  @Test
  void theStatusIsJsonThatNobodyKeeps() throws Exception {
    HttpResponse<String> answer = send("GET", "/api/status", "");
    assertEquals(200, answer.statusCode());
    assertEquals("desk", new JsonObject(answer.body()).getString("box"));
    assertEquals("application/json", header(answer, "Content-Type"));
    assertEquals("no-store", header(answer, "Cache-Control"));
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
  }

  @Test
  void aCaptureIsGivenWithTheStepsThatAreWanted() throws Exception {
    assertEquals(0, body(send("GET", "/api/captures/c1", "")).getInteger("from"));
    assertEquals(7, body(send("GET", "/api/captures/c1?from=7", "")).getInteger("from"));
  }

  @Test
  void whatWillBeNoPageCanBeSeen() throws Exception {
    JsonArray sides = body(send("GET", "/api/captures/open/left-out", "")).getJsonArray("sides");
    assertEquals(2, sides.size());
    assertEquals("blank", sides.getJsonObject(0).getString("why"));
    assertEquals("separator", sides.getJsonObject(1).getString("why"));
    HttpResponse<String> picture = send("GET", sides.getJsonObject(0).getString("picture"), "");
    assertEquals(200, picture.statusCode());
    assertEquals("image/jpeg", header(picture, "Content-Type"));
    assertEquals("no-store", header(picture, "Cache-Control"));
    refused(
        404,
        "this side is not left out, or it is sealed and can't be seen here any more",
        send("GET", "/api/captures/open/left-out/1", ""));
    assertEquals(405, send("POST", "/api/captures/open/left-out", "").statusCode());
  }

  @Test
  void whoLooksAtPagesOnASlowDiskKeepsNobodyElseWaiting() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        server
            .http()
            .sendAsync(server.own("/api/captures/slow/left-out").build(), BodyHandlers.ofString());
    try {
      Awaitility.await().until(() -> BOX.looking);
      assertEquals(200, send("GET", "/api/status", "").statusCode());
      assertFalse(slow.isDone());
    } finally {
      BOX.disk.countDown();
    }
    assertEquals(200, slow.get(20, TimeUnit.SECONDS).statusCode());
  }

  @Test
  void thePlanIsGivenOnceTheBoxHasStarted() throws Exception {
    assertEquals("14", body(send("GET", "/api/plan", "")).getString("days"));
    BOX.starting = true;
    try {
      refused(409, "the box is starting: try again", send("GET", "/api/plan", ""));
    } finally {
      BOX.starting = false;
    }
    assertEquals(405, send("POST", "/api/plan", "").statusCode());
  }

  @Test
  void drivesAreListedOnceTheBoxHasStarted() throws Exception {
    HttpResponse<String> answer = send("GET", "/api/drives", "");
    assertEquals(200, answer.statusCode());
    assertEquals(new JsonArray(), body(answer).getJsonArray("drives"));
    BOX.starting = true;
    try {
      refused(409, "the box is starting: try again", send("GET", "/api/drives", ""));
    } finally {
      BOX.starting = false;
    }
    assertEquals(405, send("POST", "/api/drives", "").statusCode());
  }

  @Test
  void aDriveIsRetiredForAReasonOnly() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/api/drives/d1/retire", "{\"reason\":\"left in a taxi\"}");
    assertEquals(200, answer.statusCode());
    assertEquals("d1: left in a taxi", body(answer).getString("text"));
    refused(
        409,
        "there is no drive with this id",
        send("POST", "/api/drives/d2/retire", "{\"reason\":\"x\"}"));
    noReason("/api/drives/d1/retire");
    assertEquals(405, send("GET", "/api/drives/d1/retire", "").statusCode());
  }

  private static void noReason(String call) throws Exception {
    for (String none : List.of("", "{}", "{\"reason\":\" \"}")) {
      HttpResponse<String> answer = send("POST", call, none);
      refused(400, "the reason has 0 characters, expected 1 to 200", answer);
      assertEquals("reason", body(answer).getString("field"));
      assertEquals("refusal.reason-length", body(answer).getString("key"));
    }
    refused(400, "\"reason\" must be a text", send("POST", call, "{\"reason\":1}"));
    refused(
        400,
        "\"why\" is not expected here; there are reason",
        send("POST", call, "{\"why\":\"x\"}"));
    refused(400, "the body must be a JSON object", send("POST", call, "{"));
  }

  @Test
  void aReasonIsOneLineThatFitsIntoALog() throws Exception {
    for (String call : List.of("/api/drives/d1/retire", "/api/captures/c1/discard")) {
      HttpResponse<String> lines = send("POST", call, "{\"reason\":\"x\\nWARN all is lost\"}");
      refused(400, "the reason has a line break: type it on one line", lines);
      String letter = "{\"reason\":\"" + "x".repeat(201) + "\"}";
      refused(400, "the reason has 201 characters, expected 1 to 200", send("POST", call, letter));
    }
  }

  @Test
  void aDriveIsAskedFor() throws Exception {
    String path = "/api/drives/eject";
    HttpResponse<String> answer = send("POST", path, "{\"drive\":\"A\"}");
    assertEquals(202, answer.statusCode());
    assertEquals("slot of A", body(answer).getString("slot"));
    for (String any : List.of("", "{}")) {
      assertEquals("slot of ", body(send("POST", path, any)).getString("slot"));
    }
    refused(409, "it is being let go already", send("POST", path, "{\"drive\":\"busy\"}"));
    for (String wrong : List.of("x", "[]")) {
      refused(400, "the body must be a JSON object", send("POST", path, wrong));
    }
    refused(400, "\"drive\" must be a text", send("POST", path, "{\"drive\":1}"));
    refused(
        400,
        "\"drives\" is not expected here; there are drive",
        send("POST", path, "{\"drives\":\"A\"}"));
    assertEquals(405, send("GET", path, "").statusCode());
  }

  @Test
  void anUnknownCaptureIs404() throws Exception {
    refused(404, "none of the last captures has this id", send("GET", "/api/captures/zz", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1e9", "99999999999"})
  void aStepThatIsNoNumberIs400(String from) throws Exception {
    refused(
        400, "from must be the number of a step", send("GET", "/api/captures/c1?from=" + from, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}"})
  void aPressWithoutAClassIsForTheFirst(String body) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/captures", body);
    assertEquals(202, answer.statusCode());
    assertEquals("new", body(answer).getString("capture"));
    assertEquals(List.of("legal"), BOX.pressed);
  }

  @Test
  void aPressIsForTheClassThatIsAskedFor() throws Exception {
    assertEquals(202, send("POST", "/api/captures", "{\"class\":\"draft\"}").statusCode());
    assertEquals(List.of("draft"), BOX.pressed);
  }

  @Test
  void anUnknownClassIsRefusedWithThoseThereAre() throws Exception {
    refused(
        400,
        "there is no class \"secret\"; there are legal, draft",
        send("POST", "/api/captures", "{\"class\":\"secret\"}"));
    assertEquals(List.of(), BOX.pressed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "legal", "[\"legal\"]", "null", "\"legal\"", "\u0000"})
  void aBodyThatIsNoObjectPressesNothing(String body) throws Exception {
    refused(400, "the body must be a JSON object", send("POST", "/api/captures", body));
    assertEquals(List.of(), BOX.pressed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "{\"class\":\"legal\"}"})
  void aClassThatIsNoTextPressesNothing(String value) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/captures", "{\"class\":" + value + "}");
    refused(400, "\"class\" must be a text", answer);
    assertEquals("class", body(answer).getString("field"));
    assertEquals(List.of(), BOX.pressed);
  }

  @Test
  void aKeyThatIsSpelledWrongPressesNothing() throws Exception {
    refused(
        400,
        "\"clas\" is not expected here; there are class, title",
        send("POST", "/api/captures", "{\"clas\":\"legal\"}"));
    assertEquals(List.of(), BOX.pressed);
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() throws Exception {
    refused(
        413,
        "the body is too large",
        send("POST", "/api/captures", "{\"class\":\"" + "x".repeat(5000) + "\"}"));
    assertEquals(List.of(), BOX.pressed);
  }

  @Test
  void aPressThatIsRefusedSaysWhy() throws Exception {
    BOX.refusal = "the scanner is busy";
    refused(409, "the scanner is busy", send("POST", "/api/captures", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "continue, '', continue c1",
    "finish, '', finish c1",
    "discard, '{\"reason\": \"the wrong one\"}', discard c1 the wrong one"
  })
  void aCaptureThatIsHeldIsDecidedOn(String what, String body, String done) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/captures/c1/" + what, body);
    assertEquals(202, answer.statusCode());
    assertEquals("c1", body(answer).getString("capture"));
    assertEquals(List.of(done), BOX.pressed);
    refused(409, "this capture is not held", send("POST", "/api/captures/zz/" + what, body));
  }

  @Test
  void nothingIsThrownAwayWithoutAReason() throws Exception {
    noReason("/api/captures/c1/discard");
    assertEquals(List.of(), BOX.pressed);
  }

  @Test
  void whatIsNotThereIs404() throws Exception {
    refused(404, "there is nothing at /nowhere", send("GET", "/nowhere", ""));
    refused(404, "there is nothing at /api/keys", send("GET", "/api/keys", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/status, GET",
    "DELETE, /api/captures/c1, GET",
    "GET, /api/captures, POST",
    "PUT, /api/captures, POST",
    "GET, /api/captures/c1/finish, POST"
  })
  void anotherMethodIs405AndNamesTheRightOne(String method, String path, String right)
      throws Exception {
    HttpResponse<String> answer = send(method, path, "");
    assertEquals(405, answer.statusCode());
    assertEquals(right, header(answer, "Allow"));
    assertTrue(body(answer).getString("error").startsWith("only " + right), answer.body());
    assertEquals(List.of(), BOX.pressed);
  }

  @Test
  void aPageOfAnotherSiteIsRefused() throws Exception {
    for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:8420")) {
      HttpRequest press =
          server
              .own("/api/captures")
              .header("Origin", origin)
              .POST(BodyPublishers.noBody())
              .build();
      refused(
          403, "this page must not do that", server.http().send(press, BodyHandlers.ofString()));
    }
    assertEquals(List.of(), BOX.pressed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "bad.ac", "127.0.0.1.evil.example", "10.0.0.1", "localhost:1"})
  void anotherHostIsRefusedThoughItMayLeadHere(String host) throws Exception {
    String named = host.contains(":") ? host : host + ":" + server.door().port();
    assertTrue(raw("GET /api/status HTTP/1.1\r\nHost: " + named).startsWith("HTTP/1.1 421 "), host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "archive.example", "[::1]"})
  void theNamesOfThisBoxAreLetIn(String host) throws Exception {
    assertTrue(
        raw("GET /api/status HTTP/1.1\r\nHost: " + host + ":" + server.door().port())
            .startsWith("HTTP/1.1 200 "),
        host);
  }

  @Test
  void withoutAHostNobodyIsLetIn() throws Exception {
    assertTrue(raw("GET /api/status HTTP/1.0").startsWith("HTTP/1.0 421 "));
  }

  @Test
  void nonsenseIsAnsweredAndEnds() throws Exception {
    String host = "\r\nHost: localhost:" + server.door().port();
    assertTrue(raw("NONSENSE").startsWith("HTTP/1.1 400"), "not a request");
    assertTrue(
        raw("GET /api/captures/%zz HTTP/1.1" + host).startsWith("HTTP/1.1 40"), "not a path");
    assertTrue(
        raw("GET /" + "x".repeat(10_000) + " HTTP/1.1" + host).startsWith("HTTP/1.1 4"),
        "not short");
  }

  @Test
  void aMistakeOfOursIsAnsweredTooAndTellsNothing() throws Exception {
    HttpResponse<String> answer = send("GET", "/api/captures/broken", "");
    refused(500, "internal error; the log tells more", answer);
  }

  @Test
  void anotherCertificateIsShownWithoutARestart() throws Exception {
    assertEquals(200, send("GET", "/api/status", "").statusCode());
    server.call("moved.local");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shown().getSubjectAlternativeNames().toString().contains("moved.local"));
    assertEquals(200, send("GET", "/api/status", "").statusCode());
  }

  private static X509Certificate shown() throws Exception {
    try (Socket socket = server.connect()) {
      return (X509Certificate) ((SSLSocket) socket).getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void aDriveIsEnrolledOnRequest() throws Exception {
    String path = "/api/drives/enrolment";
    HttpResponse<String> begun = send("POST", path, "{\"label\":\"B\",\"slot\":\"usb\"}");
    assertEquals(202, begun.statusCode());
    assertEquals("running", body(begun).getString("state"));
    assertEquals("running", body(send("GET", path, "")).getString("state"));
    refused(
        409,
        "there is a drive \"taken\" in the set already",
        send("POST", path, "{\"label\":\"taken\"}"));
    for (String wrong : List.of("{", "[]")) {
      refused(400, "the body must be a JSON object", send("POST", path, wrong));
    }
    for (String wrong : List.of("", "{}")) {
      refused(400, "this is needed: fill it in", send("POST", path, wrong));
    }
    refused(400, "\"label\" must be a text", send("POST", path, "{\"label\":5}"));
    refused(
        400,
        "\"slott\" is not expected here; there are check, label, slot",
        send("POST", path, "{\"label\":\"B\",\"slott\":\"usb\"}"));
    HttpResponse<String> put = send("PUT", path, "{}");
    assertEquals(405, put.statusCode());
    assertEquals("GET, POST", header(put, "Allow"));
  }

  @Test
  void whoLogsOutHearsNothingMore() throws Exception {
    Browser browser = server.browser(Role.VIEWER);
    HttpRequest watching =
        server
            .stranger("/api/events")
            .header("Cookie", "__Host-sealpress=" + browser.cookie())
            .build();
    HttpResponse<InputStream> events =
        server.http().send(watching, HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, events.statusCode());
    assertEquals(200, browser.send("DELETE", "/api/session").statusCode());
    try (InputStream all = events.body()) {
      String heard = new String(all.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(heard.contains("event: status"), heard);
    }
  }

  private static void refused(int code, String why, HttpResponse<String> answer) {
    assertEquals(code, answer.statusCode(), answer.body());
    assertEquals("application/json", header(answer, "Content-Type"));
    assertEquals(why, body(answer).getString("error"));
  }

  private static JsonObject body(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    HttpRequest request =
        server
            .own(path)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return server.http().send(request, BodyHandlers.ofString());
  }

  /** What comes back on a connection on which no more is said. */
  private static String raw(String head) throws Exception {
    return server.raw(
        head + "\r\nAuthorization: Bearer " + server.token() + "\r\nConnection: close\r\n\r\n");
  }
}
