package org.sealpress.appliance.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.alert.ChannelFault;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.appliance.config.WebhookConfig;
import org.sealpress.appliance.config.WebhookConfig.Kind;
import org.sealpress.scan.Loopback;

/** Posts to a real web server. */
@Timeout(60)
class WebhookChannelTest {
  private static final String EVIL = "late\"}\r\nX-Evil: 1 <!channel> & more";

  private record Request(String method, String path, String authorization, String body) {}

  @TempDir private Path folder;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch stall = new CountDownLatch(1);
  private HttpServer server;
  private volatile int code = 200;
  private volatile boolean stalls;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(
                new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    body));
            if (stalls) {
              stall.await();
            }
            exchange.getResponseHeaders().set("Location", url("/elsewhere").toString());
            exchange.sendResponseHeaders(code, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    stall.countDown();
    server.stop(0);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private WebhookChannel channel(Kind kind, String path, Optional<Path> token) {
    return new WebhookChannel(
        new WebhookConfig("phone", kind, url(path), token), new Web(Duration.ofSeconds(2)));
  }

  private static Message message(String text) {
    return new Message(
        Optional.empty(),
        Urgency.URGENT,
        "desk",
        text,
        text,
        Instant.EPOCH,
        new JsonObject().put("event", "raised").put("kind", "copy-late"));
  }

  private JsonObject sent() {
    assertEquals(1, requests.size());
    return new JsonObject(requests.get(0).body());
  }

  private String fault(Kind kind, String path) {
    return assertThrows(
            ChannelFault.class, () -> channel(kind, path, Optional.empty()).send(message("x")))
        .getMessage();
  }

  @Test
  void jsonHasAllThatIsKnown() throws Exception {
    Path token = folder.resolve("token");
    Files.writeString(token, "t0ken\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    channel(Kind.JSON, "/hook", Optional.of(token)).send(message(EVIL));
    assertEquals("copy-late", sent().getString("kind"));
    assertEquals(EVIL, sent().getString("text"));
    assertEquals("late\"} X-Evil: 1 <!channel> & more", sent().getString("title"));
    Request request = requests.get(0);
    assertEquals("POST", request.method());
    assertEquals("/hook", request.path());
    assertEquals("Bearer t0ken", request.authorization());
  }

  @Test
  void aTokenThatIsNoneIsToldWithoutTellingIt() throws Exception {
    Path token = folder.resolve("token");
    Files.writeString(token, "tök\u0007en");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    String fault =
        assertThrows(
                ChannelFault.class,
                () -> channel(Kind.JSON, "/", Optional.of(token)).send(message("x")))
            .getMessage();
    assertEquals(token + " holds no secret: expected one line, a token", fault);
    assertEquals(0, requests.size());
  }

  @Test
  void slackGetsTextInWhichNothingIsACommand() throws Exception {
    channel(Kind.SLACK, "/services/T0/B0", Optional.empty()).send(message(EVIL));
    assertEquals(
        "*[desk] late\"} X-Evil: 1 &lt;!channel&gt; &amp; more*\n"
            + "late\"}\r\nX-Evil: 1 &lt;!channel&gt; &amp; more",
        sent().getString("text"));
  }

  @Test
  void ntfyGetsJsonAtItsRoot() throws Exception {
    channel(Kind.NTFY, "/front-desk", Optional.empty()).send(message(EVIL));
    assertEquals("/", requests.get(0).path());
    assertEquals("front-desk", sent().getString("topic"));
    assertEquals("[desk] late\"} X-Evil: 1 <!channel> & more", sent().getString("title"));
    assertEquals(EVIL, sent().getString("message"));
    assertEquals(5, sent().getInteger("priority"));
    assertEquals(new JsonArray().add("raised"), sent().getJsonArray("tags"));
  }

  @Test
  void aServerThatFailsIsToldWithoutThePartOfTheAddressThatIsASecret() {
    code = 500;
    String fault = fault(Kind.SLACK, "/services/secret");
    assertEquals(url("") + " answers 500, expected 200 to 299", fault);
    code = 403;
    assertTrue(fault(Kind.JSON, "/secret").endsWith("the address or its token is not accepted"));
    code = 404;
    assertTrue(fault(Kind.JSON, "/secret").endsWith("nothing at this address (any more)"));
    code = 429;
    String many = fault(Kind.JSON, "/secret");
    assertTrue(many.endsWith("too many messages"), many);
    assertFalse(many.contains("secret"), many);
  }

  @Test
  void aRedirectIsNotFollowed() {
    for (int each : List.of(301, 302, 307, 308)) {
      code = each;
      String fault = fault(Kind.JSON, "/secret");
      assertTrue(fault.contains("answers " + each + ", which leads elsewhere"), fault);
    }
    assertTrue(requests.stream().noneMatch(each -> each.path().equals("/elsewhere")));
  }

  @Test
  void aServerThatStallsIsNotWaitedForLong() {
    stalls = true;
    long begin = System.nanoTime();
    String fault = fault(Kind.JSON, "/secret");
    assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 20);
    assertTrue(
        fault.matches(
            "http://127.0.0.1:\\d+ (does not answer within 2 seconds|can't be reached: no answer in time)"),
        fault);
  }

  @Test
  void aServerThatIsDownIsNamed() throws IOException {
    URI nowhere = URI.create("http://127.0.0.1:" + Loopback.closedPort().getPort() + "/secret");
    WebhookConfig config = new WebhookConfig("phone", Kind.JSON, nowhere, Optional.empty());
    String fault =
        assertThrows(
                ChannelFault.class, () -> new WebhookChannel(config, new Web()).send(message("x")))
            .getMessage();
    assertEquals(
        "http://"
            + nowhere.getAuthority()
            + " can't be reached: connection refused, or no way to it",
        fault);
  }

  @Test
  void aPingIsFetchedAndItsFailureTold() throws Exception {
    new WebPing(url("/box"), new Web()).ping();
    assertEquals("GET", requests.get(0).method());
    code = 500;
    assertThrows(ChannelFault.class, () -> new WebPing(url("/box"), new Web()).ping());
  }
}
