package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.sealpress.appliance.account.Reception;
import org.sealpress.appliance.account.Role;
import org.sealpress.appliance.fixture.Authenticator;

/** What a browser does: keeps a cookie and says where its requests come from. */
final class Browser {
  static final String PASSWORD = "winter coats on a hook";

  private final TestServer server;
  private String cookie = "";
  private String csrf = "";
  private String app = "";

  Browser(TestServer server) {
    this.server = server;
  }

  /** One in which a new user of a role has gone all the way. */
  static Browser loggedIn(TestServer server, Role role) throws Exception {
    Reception reception = server.reception();
    String name = role.code() + "-" + reception.users().list().size();
    String once = reception.users().add(name, role, "test");
    Browser browser = new Browser(server);
    browser.post("/api/login", new JsonObject().put("user", name).put("password", once));
    browser.post("/api/login/password", new JsonObject().put("password", PASSWORD));
    browser.app = browser.json("GET", "/api/login/enrolment", "").getString("secret");
    HttpResponse<String> in =
        browser.post(
            "/api/login/enrolment",
            new JsonObject().put("code", new Authenticator(browser.app).code(server.now())));
    if (in.statusCode() != 200) {
      throw new IllegalStateException(in.body());
    }
    browser.csrf = browser.json("GET", "/api/session", "").getString("csrf");
    return browser;
  }

  String cookie() {
    return cookie;
  }

  /** Has this one from now on. */
  Browser withCookie(String planted) {
    cookie = planted;
    return this;
  }

  String csrf() {
    return csrf;
  }

  Authenticator app() {
    return new Authenticator(app);
  }

  HttpResponse<String> post(String path, JsonObject body) throws Exception {
    return send("POST", path, body.encode(), "https://127.0.0.1:" + server.door().port(), csrf);
  }

  HttpResponse<String> send(String method, String path) throws Exception {
    return send(method, path, "", "https://127.0.0.1:" + server.door().port(), csrf);
  }

  JsonObject json(String method, String path, String body) throws Exception {
    return new JsonObject(
        send(method, path, body, "https://127.0.0.1:" + server.door().port(), csrf).body());
  }

  /** Anything; an origin or a secret that is empty is not sent. */
  HttpResponse<String> send(String method, String path, String body, String origin, String secret)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        server
            .stranger(path)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!origin.isEmpty() && !method.equals("GET")) {
      request.header("Origin", origin);
    }
    if (!secret.isEmpty()) {
      request.header("X-Sealpress-CSRF", secret);
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", "__Host-sealpress=" + cookie);
    }
    HttpResponse<String> answer = server.http().send(request.build(), BodyHandlers.ofString());
    List<String> set = answer.headers().allValues("Set-Cookie");
    if (!set.isEmpty()) {
      cookie = set.get(0).replaceAll("^[^=]*=([^;]*).*", "$1");
    }
    return answer;
  }
}
