package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.account.Role;
import org.sealpress.appliance.account.TokenScope;

/** Walks the table of routes: whatever is added to it is guarded. */
class RouteTableTest {
  private final FakeBox box = new FakeBox();
  private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);
  private TestServer server;
  private List<Route> routes;

  /** One for each walk: a walk takes most of what an address may ask at once. */
  @BeforeEach
  void start() throws Exception {
    server = new TestServer(box);
    routes = server.routes(box);
    for (Role role : Role.values()) {
      browsers.put(role, server.browser(role));
    }
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** A path that a route answers, for something that there is not. */
  static String path(Route route) {
    return route.path().replaceAll(":[a-z]+", "zz");
  }

  private Browser browser(Role role) {
    return browsers.get(role);
  }

  @Test
  void aStrangerGetsNothingButWhatIsOpen() throws Exception {
    for (Route route : routes) {
      HttpResponse<String> answer =
          server
              .http()
              .send(
                  server
                      .stranger(path(route))
                      .method(route.method().name(), BodyPublishers.noBody())
                      .build(),
                  BodyHandlers.ofString());
      if (route.access() == Access.OPEN) {
        assertNotEquals(403, answer.statusCode(), route + answer.body());
      } else {
        assertEquals(401, answer.statusCode(), route + answer.body());
      }
    }
    assertEquals(List.of(), box.pressed);
  }

  @Test
  void onlyTheseAreOpen() {
    Set<String> open = new HashSet<>();
    routes.stream()
        .filter(each -> each.access() == Access.OPEN)
        .filter(each -> !each.path().matches("/[a-z:-]*|/(css|js|texts|lib|img)/.*"))
        .forEach(each -> open.add(each.method() + " " + each.path()));
    assertEquals(
        Set.of(
            "GET /api/login",
            "POST /api/login",
            "POST /api/login/code",
            "POST /api/login/password",
            "GET /api/login/enrolment",
            "POST /api/login/enrolment",
            "POST /api/setup",
            "GET /ca.pem",
            "GET /api/openapi.yaml"),
        open);
  }

  @Test
  void aLowerRoleIsRefused() throws Exception {
    int refused = 0;
    for (Route route : routes) {
      for (Role role : Role.values()) {
        if (route.access() == Access.OPEN || route.access().allows(role)) {
          continue;
        }
        HttpResponse<String> answer = browser(role).send(route.method().name(), path(route));
        assertEquals(403, answer.statusCode(), role + " " + route + answer.body());
        assertTrue(answer.body().contains("may not do that"), answer.body());
        refused++;
      }
    }
    assertTrue(refused > 20, "refused " + refused);
    assertEquals(List.of(), box.pressed);
  }

  @Test
  void whatChangesSomethingWantsTheSessionsSecretAndTheRightOrigin() throws Exception {
    Browser browser = browser(Role.ADMINISTRATOR);
    String here = "https://127.0.0.1:" + server.door().port();
    for (Route route : routes) {
      if (!route.changes() || !route.access().allows(Role.ADMINISTRATOR)) {
        continue;
      }
      String method = route.method().name();
      if (route.access() != Access.OPEN) {
        for (String secret : List.of("", "wrong", browser(Role.VIEWER).csrf())) {
          HttpResponse<String> answer = browser.send(method, path(route), "", here, secret);
          assertEquals(403, answer.statusCode(), route + answer.body());
        }
      }
      for (String origin : List.of("https://evil.example", "null", here + "0")) {
        HttpResponse<String> answer = browser.send(method, path(route), "", origin, browser.csrf());
        assertEquals(403, answer.statusCode(), route + answer.body());
      }
    }
    assertEquals(List.of(), box.pressed);
  }

  @Test
  void aTokenIsGoodForItsPurposeAlone() throws Exception {
    for (TokenScope scope : TokenScope.values()) {
      String token = server.reception().users().addToken(scope.code(), Set.of(scope), "test");
      for (Route route : routes) {
        if (route.access() == Access.OPEN || route.scope().filter(scope::equals).isPresent()) {
          continue;
        }
        HttpResponse<String> answer =
            server
                .http()
                .send(
                    server
                        .stranger(path(route))
                        .header("Authorization", "Bearer " + token)
                        .method(route.method().name(), BodyPublishers.noBody())
                        .build(),
                    BodyHandlers.ofString());
        assertEquals(403, answer.statusCode(), scope + " " + route + answer.body());
      }
    }
    assertEquals(List.of(), box.pressed);
  }

  @Test
  void everyAnswerTellsTheBrowserWhatNotToAllow() throws Exception {
    for (String path : List.of("/api/session", "/nowhere", "/ca.pem", "/a/../b")) {
      HttpResponse<String> answer = new Browser(server).send("GET", path);
      for (String header :
          List.of(
              "Strict-Transport-Security",
              "Content-Security-Policy",
              "X-Content-Type-Options",
              "Referrer-Policy",
              "Permissions-Policy",
              "Cross-Origin-Opener-Policy",
              "Cross-Origin-Resource-Policy")) {
        assertTrue(answer.headers().firstValue(header).isPresent(), path + " " + header);
      }
      assertTrue(answer.headers().firstValue("Server").isEmpty(), path);
      String csp = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertTrue(csp.startsWith("default-src 'none'") && !csp.contains("unsafe"), csp);
    }
  }
}
