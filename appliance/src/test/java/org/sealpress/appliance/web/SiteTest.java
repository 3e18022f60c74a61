package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.appliance.fixture.PageServer;
import org.sealpress.appliance.fixture.ShownBox;

class SiteTest {
  private static PageServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new PageServer(new ShownBox().state());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/status, text/html; charset=utf-8",
    "/css/app.css, text/css; charset=utf-8",
    "/js/app.js, text/javascript; charset=utf-8",
    "/img/seal.svg, image/svg+xml",
    "/texts/de.json, application/json"
  })
  void aFileIsFetchedOnce(String path, String type) throws Exception {
    HttpResponse<byte[]> first = get(path);
    assertEquals(200, first.statusCode());
    assertEquals(type, header(first, "Content-Type"));
    assertEquals("nosniff", header(first, "X-Content-Type-Options"));
    HttpResponse<byte[]> again = get(path, "If-None-Match", header(first, "ETag"));
    assertEquals(304, again.statusCode());
    assertEquals(0, again.body().length);
    assertEquals(
        200, get(path, "If-None-Match", "\"0123456789abcdef\"").statusCode(), "another one");
  }

  @Test
  void itIsCompressedForWhoCanReadThat() throws Exception {
    HttpResponse<byte[]> plain = get("/css/app.css");
    HttpResponse<byte[]> zipped = get("/css/app.css", "Accept-Encoding", "br, gzip");
    assertEquals("gzip", header(zipped, "Content-Encoding"));
    assertTrue(zipped.body().length < plain.body().length / 2, "much smaller");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertEquals(text(plain), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals("", header(plain, "Content-Encoding"));
  }

  @Test
  void aPageLoadsOnlyWhatComesFromHere() throws Exception {
    HttpResponse<byte[]> page = get("/");
    assertTrue(header(page, "Content-Security-Policy").startsWith("default-src 'none'"));
    String html = text(page);
    assertFalse(html.contains("style="), "inline style");
    assertFalse(html.matches("(?s).*<script(?![^>]*src=).*"), "inline script");
    assertFalse(html.contains("http:") || html.contains("https:"), "from elsewhere");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/status.html",
        "/js/",
        "/js/nothing.js",
        "/js/app.properties",
        "/js/..%2f..%2ftexts%2fen.properties",
        "/js/%2e%2e/%2e%2e/texts/en.properties",
        "/js/..%5c..%5ctexts%5cen.properties",
        "/js/app.js%00.css",
        "/..%2fSite.class",
        "/css/../../Site.class",
        "/texts/xx.json",
        "/texts/..%2ftexts%2fen.json",
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd"
      })
  void noOtherPathLeadsAnywhere(String path) throws Exception {
    String answer = raw(path);
    assertTrue(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), answer);
    assertFalse(answer.contains("common.language") || answer.contains("root:"), answer);
  }

  @Test
  void theLanguagesAreListedUnderTheirOwnNames() throws Exception {
    JsonArray languages = new JsonArray(text(get("/texts/languages.json")));
    assertTrue(
        languages.contains(new JsonObject().put("code", "de").put("name", "Deutsch")),
        languages.encode());
    assertEquals(
        "Alles in Ordnung",
        new JsonObject(text(get("/texts/de.json"))).getString("status.light.well"));
  }

  /** As it stands: a client of Java's would tidy the path. */
  private static String raw(String path) throws Exception {
    URI url = URI.create(server.url());
    try (Socket socket =
        server
            .client()
            .http()
            .sslContext()
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), url.getPort())) {
      socket.setSoTimeout(10_000);
      String head =
          "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(path, url.getAuthority(), server.client().token());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = server.client().request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.client().http().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
