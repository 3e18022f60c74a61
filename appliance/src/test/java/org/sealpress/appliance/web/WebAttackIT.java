package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.appliance.account.Audit;
import org.sealpress.appliance.account.Role;
import org.sealpress.ledger.TestClock;

/** What people try against a page that is open to a network; one test for each. */
class WebAttackIT {
  private static final FakeBox BOX = new FakeBox();
  private static TestClock clock;
  private static TestServer server;
  private static Browser admin;
  private static String here;

  @BeforeAll
  static void start() throws Exception {
    clock = new TestClock(Instant.now());
    WebDoor.Limits limits =
        new WebDoor.Limits(Duration.ofSeconds(20), Duration.ofSeconds(2), 64, 40);
    server = new TestServer(BOX, limits, clock, Audit.NONE);
    admin = server.browser(Role.ADMINISTRATOR);
    here = "https://127.0.0.1:" + server.door().port();
  }

  @AfterAll
  static void stop() throws Exception {
    assertEquals(List.of(), BOX.pressed, "nothing was pressed by any of them");
    server.close();
  }

  private static String head(String first, String... more) throws Exception {
    return first
        + "\r\nHost: 127.0.0.1:"
        + server.door().port()
        + "\r\nAuthorization: Bearer "
        + server.token()
        + "\r\n"
        + String.join("", more);
  }

  @Test
  void csrf() throws Exception {
    String press = "{\"class\":\"legal\"}";
    assertEquals(403, admin.send("POST", "/api/captures", press, here, "").statusCode());
    assertEquals(
        403,
        admin
            .send("POST", "/api/captures", press, "https://evil.example", admin.csrf())
            .statusCode());
    String cookie = cookieOf(admin.send("POST", "/api/session/code", "{}", here, admin.csrf()));
    assertEquals("", cookie);
    Browser fresh = new Browser(server);
    HttpResponse<String> login =
        fresh.post(
            "/api/login",
            new JsonObject().put("user", "administrator-0").put("password", Browser.PASSWORD));
    String set = cookieOf(login);
    for (String part : List.of("__Host-", "Path=/", "Secure", "HTTPOnly", "SameSite=Strict")) {
      assertTrue(set.contains(part), set);
    }
    assertFalse(set.contains("Domain"), set);
    assertEquals(
        403,
        new Browser(server)
            .send("POST", "/api/login", "{}", "https://evil.example", "")
            .statusCode());
  }

  private static String cookieOf(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>"})
  void scriptInANameOrATitle(String name) throws Exception {
    HttpResponse<String> made =
        admin.post("/api/users", new JsonObject().put("user", name).put("role", "viewer"));
    assertEquals(400, made.statusCode(), made.body());
    HttpResponse<String> press = admin.post("/api/captures", new JsonObject().put("class", name));
    assertEquals(400, press.statusCode());
    for (HttpResponse<String> answer : List.of(made, press)) {
      assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
      assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/js/../../../../etc/passwd",
        "/js/..%2f..%2fetc/passwd",
        "/js/%2e%2e/%2e%2e/etc/passwd",
        "/js/..\\..\\etc\\passwd",
        "/js/%252e%252e%252fetc/passwd",
        "/js//etc/passwd",
        "/js/app.js%00.html",
        "/api/captures/..%2fstatus",
        "/./api/status"
      })
  void traversal(String path) throws Exception {
    String answer = server.raw(head("GET " + path + " HTTP/1.1", "Connection: close\r\n\r\n"));
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertFalse(answer.contains("root:"), answer);
  }

  @Test
  void sessionFixation() throws Exception {
    Browser victim = new Browser(server).withCookie("a".repeat(43));
    victim.post(
        "/api/login",
        new JsonObject().put("user", "administrator-0").put("password", Browser.PASSWORD));
    String half = victim.cookie();
    assertNotEquals("a".repeat(43), half);
    assertEquals(401, victim.send("GET", "/api/status").statusCode());
    clock.go(Duration.ofSeconds(60));
    HttpResponse<String> in =
        victim.post(
            "/api/login/code", new JsonObject().put("code", admin.app().code(clock.instant())));
    assertEquals(200, in.statusCode(), in.body());
    assertNotEquals(half, victim.cookie());
    assertEquals(200, victim.send("GET", "/api/status").statusCode());
    assertEquals(401, new Browser(server).withCookie(half).send("GET", "/api/status").statusCode());
  }

  @Test
  void bruteForce() throws Exception {
    Browser viewer = server.browser(Role.VIEWER);
    String name = viewer.json("GET", "/api/session", "").getString("user");
    int wrong = 0;
    HttpResponse<String> last = viewer.send("GET", "/api/session");
    for (int i = 0; i < 12; i++) {
      last =
          new Browser(server)
              .post("/api/login", new JsonObject().put("user", name).put("password", "x" + i));
      wrong += last.statusCode() == 400 ? 1 : 0;
    }
    assertEquals(429, last.statusCode(), last.body());
    assertTrue(last.headers().firstValue("Retry-After").isPresent());
    assertTrue(wrong <= 5, "tried " + wrong);
    clock.go(Duration.ofMinutes(20));
  }

  @Test
  void aCodeThatWasSeenOnce() throws Exception {
    clock.go(Duration.ofSeconds(60));
    JsonObject code = new JsonObject().put("code", admin.app().code(clock.instant()));
    JsonObject password =
        new JsonObject().put("user", "administrator-0").put("password", Browser.PASSWORD);
    Browser first = new Browser(server);
    first.post("/api/login", password);
    assertEquals(200, first.post("/api/login/code", code).statusCode());
    Browser second = new Browser(server);
    second.post("/api/login", password);
    HttpResponse<String> again = second.post("/api/login/code", code);
    assertEquals(400, again.statusCode());
    assertEquals("code", new JsonObject(again.body()).getString("field"));
  }

  @Test
  void bodiesThatAreTooLarge() throws Exception {
    for (Route route : server.routes(BOX)) {
      if (route.changes() && route.access() == Access.OPEN) {
        String large = "{\"user\":\"" + "x".repeat(route.largest()) + "\"}";
        HttpResponse<String> answer =
            new Browser(server)
                .send(route.method().name(), RouteTableTest.path(route), large, here, "");
        assertEquals(413, answer.statusCode(), route.toString());
      }
    }
    String endless =
        server.raw(
            head(
                "POST /api/login HTTP/1.1",
                "Transfer-Encoding: chunked\r\n\r\n",
                "1000\r\n" + "x".repeat(4096) + "\r\n" + "1000\r\n" + "x".repeat(4096) + "\r\n"));
    assertTrue(endless.startsWith("HTTP/1.1 413 ") || endless.startsWith("HTTP/1.1 400 "), endless);
    String headers =
        server.raw(head("GET /api/status HTTP/1.1", "X: " + "x".repeat(9000) + "\r\n\r\n"));
    assertTrue(headers.startsWith("HTTP/1.1 4"), headers);
  }

  @Test
  void slowloris() throws Exception {
    try (Socket slow = server.connect()) {
      slow.getOutputStream().write("GET /api/status HTTP/1.1\r\n".getBytes(StandardCharsets.UTF_8));
      slow.setSoTimeout(200);
      StringBuilder answer = new StringBuilder();
      long begun = System.nanoTime();
      while (drips(slow, answer)) {
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(15).toNanos(), "it goes on");
      }
      assertTrue(
          answer.isEmpty() || "HTTP/1.1 408 ".startsWith(answer.substring(0, 1)), answer::toString);
    }
  }

  /** One line more, and what comes back meanwhile; whether the connection is there. */
  private static boolean drips(Socket slow, StringBuilder answer) {
    try {
      slow.getOutputStream().write("X-A: b\r\n".getBytes(StandardCharsets.UTF_8));
      int came = slow.getInputStream().read();
      if (came >= 0) {
        answer.append((char) came);
      }
      return came >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void allConnectionsTaken() throws Exception {
    List<Socket> taken = new ArrayList<>();
    try {
      int refused = 0;
      for (int i = 0; i < 60; i++) {
        try {
          Socket one = server.connect();
          one.setSoTimeout(300);
          taken.add(one);
          refused += ended(one) ? 1 : 0;
          if (refused > 2) {
            break;
          }
        } catch (IOException e) {
          refused++;
        }
      }
      assertTrue(refused > 0, "there is a limit");
    } finally {
      for (Socket each : taken) {
        each.close();
      }
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> admin.send("GET", "/api/status").statusCode() == 200);
  }

  private static boolean ended(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
        "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
        "Content-Length: +4\r\n\r\nabcd",
        "Content-Length: 4, 4\r\n\r\nabcd",
        "Content-Length : 4\r\n\r\nabcd",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1;x=\r\nG\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0x1\r\nG\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\r\nGG0\r\n\r\n",
        "X: a\n\r\n",
        "X: a\rY: b\r\n\r\n",
        "X: a\r\n folded: yes\r\n\r\n",
        " X: a\r\n\r\n",
        "X\u0000Y: a\r\n\r\n",
        "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n"
      })
  void smuggling(String shape) throws Exception {
    String answer =
        server.raw(head("POST /api/captures HTTP/1.1", shape, "GET /api/status HTTP/1.1\r\n\r\n"));
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
  }

  @Test
  void anotherHostsName() throws Exception {
    int port = server.door().port();
    for (String host :
        List.of("evil.example:" + port, "127.0.0.1", "127.0.0.1:1", "127.0.0.1@evil.example", "")) {
      String answer =
          server.raw("GET /api/login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertTrue(answer.matches("(?s)HTTP/1\\.1 (421|400) .*"), host + answer);
    }
    String two =
        server.raw(
            "GET /api/login HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                .formatted(port));
    assertTrue(two.startsWith("HTTP/1.1 4"), two);
    String absolute =
        server.raw(
            head("GET https://evil.example/api/login HTTP/1.1", "Connection: close\r\n\r\n"));
    assertTrue(absolute.startsWith("HTTP/1.1 4"), absolute);
  }

  @Test
  void aRedirectIsAlwaysToTheSamePlace() throws Exception {
    int plain = server.door().redirect().orElseThrow();
    for (String asked :
        List.of(
            "GET / HTTP/1.1\r\nHost: evil.example",
            "GET //evil.example/%0d%0aX:y HTTP/1.1\r\nHost: 127.0.0.1:" + plain,
            "POST https://evil.example/ HTTP/1.1\r\nHost: evil.example")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plain)) {
        socket.setSoTimeout(10_000);
        socket
            .getOutputStream()
            .write((asked + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        String answer =
            new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertTrue(answer.startsWith("HTTP/1.1 308 "), answer);
        assertTrue(
            answer
                .toLowerCase(Locale.ROOT)
                .contains("location: https://archive.example:" + server.door().port() + "/\r\n"),
            answer);
        assertFalse(answer.contains("evil"), answer);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "OPTIONS", "HEAD", "PATCH", "CONNECT", "PROPFIND"})
  void otherMethods(String method) throws Exception {
    String answer = server.raw(head(method + " /api/status HTTP/1.1", "Connection: close\r\n\r\n"));
    assertTrue(answer.matches("(?s)HTTP/1\\.1 (405|400) .*"), answer);
  }

  @Test
  void plainHttpAndOldTls() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.door().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertFalse(answer.contains("HTTP"), answer);
    }
    SSLSocket old =
        (SSLSocket)
            SSLContext.getDefault()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.door().port());
    try (old) {
      old.setEnabledProtocols(new String[] {"TLSv1.1"});
      Assertions.assertThrows(SSLHandshakeException.class, old::startHandshake);
    }
  }

  @Test
  void aRoleThatIsClaimed() throws Exception {
    Browser viewer = server.browser(Role.VIEWER);
    for (String body :
        List.of("{\"role\":\"administrator\"}", "{\"user\":\"x\",\"role\":\"root\"}")) {
      assertEquals(403, viewer.send("POST", "/api/users", body, here, viewer.csrf()).statusCode());
    }
    String own = viewer.json("GET", "/api/session", "").getString("user");
    assertEquals(
        403,
        viewer
            .send(
                "POST",
                "/api/users/" + own + "/role",
                "{\"role\":\"administrator\"}",
                here,
                viewer.csrf())
            .statusCode());
    assertEquals("viewer", viewer.json("GET", "/api/session", "").getString("role"));
  }

  @Test
  void whatIsSensitiveWantsACodeOnceMore() throws Exception {
    Browser fresh = server.browser(Role.ADMINISTRATOR);
    clock.go(Duration.ofMinutes(6));
    JsonObject user = new JsonObject().put("user", "carl").put("role", "viewer");
    HttpResponse<String> asked = fresh.post("/api/users", user);
    assertEquals(403, asked.statusCode());
    assertEquals(true, new JsonObject(asked.body()).getBoolean("code"));
    JsonObject code = new JsonObject().put("code", fresh.app().code(clock.instant()));
    assertEquals(200, fresh.post("/api/session/code", code).statusCode());
    assertEquals(200, fresh.post("/api/users", user).statusCode());
  }
}
