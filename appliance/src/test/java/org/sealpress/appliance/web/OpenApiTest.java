package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.account.Audit;
import org.sealpress.appliance.account.Role;
import org.sealpress.appliance.fixture.OpenApiDocument;
import org.sealpress.appliance.fixture.ShownBox;
import org.sealpress.ledger.TestClock;

class OpenApiTest {
  private static final FakeBox BOX = new DescribedBox();
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.OF_THE_BOX;
  private static TestServer server;

  /** Answers in full, as a box does. */
  private static final class DescribedBox extends FakeBox {
    private final String now = Instant.now().toString();

    @Override
    public JsonObject status() {
      return new ShownBox().status();
    }

    @Override
    public Optional<JsonObject> capture(String id, int from) {
      return id.equals("c1")
          ? Optional.of(
              ShownBox.capture(id, "safe", 3)
                  .put("targets", new JsonArray())
                  .put("steps", new JsonArray())
                  .put("next", from))
          : Optional.empty();
    }

    @Override
    public Optional<JsonObject> plan() {
      return Optional.of(
          new JsonObject()
              .put("box", "desk")
              .put("now", now)
              .put("date", "2026-11-24")
              .put("zone", "Europe/Berlin")
              .put("clock", "")
              .put("late", new JsonArray())
              .put("due", new JsonArray())
              .put("days", new JsonArray())
              .put("classes", new JsonArray()));
    }

    @Override
    public Optional<JsonObject> drives() {
      JsonObject exposure =
          new JsonObject()
              .put("documents", 0)
              .put("classes", new JsonObject())
              .put("days", 0)
              .put("text", "there is no document yet");
      return Optional.of(
          new JsonObject()
              .put("clock", "")
              .put("cadenceDays", 7)
              .put("exposureDays", 14)
              .put("exposure", exposure)
              .put("warnings", new JsonArray())
              .put("now", now)
              .put("documents", 0)
              .put("drives", new JsonArray()));
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = new TestServer(BOX, WebDoor.Limits.USUAL, new TestClock(Instant.now()), Audit.NONE);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static String path(Route route) {
    return route.path().replaceAll(":([a-z]+)", "{$1}");
  }

  @Test
  void everyRouteIsDescribedAndNothingElse() {
    TreeSet<String> routes = new TreeSet<>();
    server.routes(BOX).forEach(each -> routes.add(each.method() + " " + path(each)));
    assertEquals(routes, new TreeSet<>(DOCUMENT.operations().keySet()));
  }

  @Test
  void whoMayIsDescribedAsItIs() {
    Map<String, Map<String, Object>> operations = DOCUMENT.operations();
    for (Route route : server.routes(BOX)) {
      Map<String, Object> said = operations.get(route.method() + " " + path(route));
      assertNotNull(said, route.toString());
      assertEquals(
          route.access().name().toLowerCase(Locale.ROOT), said.get("x-access"), route.toString());
      assertEquals(route.code(), Boolean.TRUE.equals(said.get("x-code")), route.toString());
      if (route.access() != Access.OPEN) {
        for (String code : List.of("401", "403")) {
          assertTrue(said.get("responses").toString().contains(code + "="), route.toString());
        }
      }
    }
  }

  private static void fits(String operation, HttpResponse<String> answer) {
    Optional<Object> schema = DOCUMENT.schema(operation, answer.statusCode());
    assertTrue(schema.isPresent(), operation + " answers " + answer.statusCode() + answer.body());
    assertEquals(
        List.of(), DOCUMENT.wrong(schema.get(), new JsonObject(answer.body()).getMap(), operation));
  }

  @Test
  void answersAreWhatIsDescribed() throws Exception {
    Browser admin = server.browser(Role.ADMINISTRATOR);
    Browser viewer = server.browser(Role.VIEWER);
    Map<String, String> bodies = new TreeMap<>();
    bodies.put("POST /api/captures", "{\"class\":\"legal\"}");
    bodies.put("POST /api/captures/{id}/discard", "{\"reason\":\"wrong\"}");
    bodies.put("POST /api/drives/{id}/retire", "{\"reason\":\"lost\"}");
    bodies.put("POST /api/drives/eject", "{\"drive\":\"A\"}");
    bodies.put("POST /api/drives/enrolment", "{\"label\":\"B\"}");
    bodies.put("POST /api/users", "{\"user\":\"dora\",\"role\":\"viewer\"}");
    bodies.put("POST /api/users/{name}/role", "{\"role\":\"operator\"}");
    bodies.put("POST /api/tokens", "{\"name\":\"meter\",\"may\":[\"metrics\"]}");
    int good = 0;
    List<String> order =
        DOCUMENT.operations().keySet().stream()
            .filter(each -> each.contains(" /api/") && !each.contains("login"))
            .filter(each -> !each.startsWith("DELETE /api/session"))
            .filter(each -> !each.startsWith("DELETE /api/account/sessions"))
            .filter(each -> !each.contains("openapi") && !each.contains("events"))
            .sorted((a, b) -> rank(a) - rank(b))
            .toList();
    for (String operation : order) {
      String[] parts = operation.split(" ", 2);
      String at =
          parts[1]
              .replace("{id}", parts[1].contains("drives") ? "d1" : "c1")
              .replace("{name}", parts[1].contains("tokens") ? "meter" : "dora")
              .replaceAll("\\{[a-z]+\\}", "zz");
      HttpResponse<String> answer =
          admin.send(
              parts[0],
              at,
              bodies.getOrDefault(operation, ""),
              "https://127.0.0.1:" + server.door().port(),
              admin.csrf());
      fits(operation, answer);
      good += answer.statusCode() < 300 ? 1 : 0;
      boolean lower = "viewer".equals(DOCUMENT.operations().get(operation).get("x-access"));
      if (!lower && !"open".equals(DOCUMENT.operations().get(operation).get("x-access"))) {
        fits(operation, viewer.send(parts[0], at));
      }
      fits0(operation, new Browser(server).send(parts[0], at));
    }
    assertTrue(good >= 18, good + " of " + order.size() + " were done");
  }

  /** A stranger's answer, where there is one. */
  private static void fits0(String operation, HttpResponse<String> answer) {
    if (!"open".equals(DOCUMENT.operations().get(operation).get("x-access"))) {
      assertEquals(401, answer.statusCode(), operation);
    }
    fits(operation, answer);
  }

  /** What makes something comes before what changes it, and that before what removes it. */
  private static int rank(String operation) {
    if (operation.startsWith("DELETE")) {
      return 3;
    }
    return operation.contains("{") ? 2 : operation.startsWith("POST") ? 0 : 1;
  }

  @Test
  void theWayInAnswersAsDescribed() throws Exception {
    Browser browser = new Browser(server);
    fits("GET /api/login", browser.send("GET", "/api/login"));
    fits("GET /api/login/enrolment", browser.send("GET", "/api/login/enrolment"));
    for (String step : List.of("/code", "/password", "/enrolment")) {
      fits("POST /api/login" + step, browser.send("POST", "/api/login" + step));
    }
    String once = server.reception().users().add("emil", Role.OPERATOR, "test");
    JsonObject login = new JsonObject().put("user", "emil").put("password", "wrong");
    fits("POST /api/login", browser.post("/api/login", login));
    fits("POST /api/login", browser.post("/api/login", login.put("password", once)));
    fits("GET /api/login", browser.send("GET", "/api/login"));
    fits(
        "POST /api/login/password",
        browser.post("/api/login/password", new JsonObject().put("password", "short")));
    fits(
        "POST /api/login/password",
        browser.post("/api/login/password", new JsonObject().put("password", Browser.PASSWORD)));
    fits("GET /api/login/enrolment", browser.send("GET", "/api/login/enrolment"));
    fits(
        "POST /api/login/enrolment",
        browser.post("/api/login/enrolment", new JsonObject().put("code", "123")));
    fits(
        "POST /api/setup",
        browser.post(
            "/api/setup",
            new JsonObject()
                .put("code", server.reception().setupCode())
                .put("user", "frida")
                .put("password", Browser.PASSWORD)));
  }
}
