package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sealpress.appliance.fixture.ShownBox;
import org.sealpress.scan.Loopback;

/** Who watches hears of everything, and costs nothing when it does not listen. */
@Timeout(120)
class EventsTest {
  private final ShownBox box = new ShownBox();
  private final List<Listener> open = new ArrayList<>();
  private Vertx vertx;
  private EventsApi events;
  private int port;

  @BeforeEach
  void prepare() throws Exception {
    vertx = Vertx.vertx();
    port = Loopback.closedPort().getPort();
  }

  private void listen(Watcher.Limits limits) throws Exception {
    events = new EventsApi(vertx, box.state(), limits, session -> true);
    Router router = Router.router(vertx);
    events
        .routes()
        .forEach(each -> router.route(each.method(), each.path()).handler(each.handler()));
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(router)
        .listen()
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    for (Listener each : open) {
      each.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void theWholeStatusComesFirstAndThenWhatChanges() throws Exception {
    listen(Watcher.Limits.USUAL);
    Listener listener = listener(0);
    assertTrue(listener.head().contains("text/event-stream"), "the type");
    assertEquals("front-desk", listener.await("status").getString("box"));
    box.becomes(
        status ->
            status.put("captures", new JsonArray().add(ShownBox.capture("c2", "scanning", 1))));
    assertEquals("scanning", listener.await("capture").getString("state"));
    assertEquals("busy", listener.await("status").getJsonObject("headline").getString("light"));
    box.becomes(
        status ->
            status.put(
                "alarms", new JsonArray().add(ShownBox.alarm("copy-late", "usb", "urgent"))));
    assertEquals("copy-late", listener.await("alarm").getString("kind"));
  }

  @Test
  void whoGoesIsForgotten() throws Exception {
    listen(Watcher.Limits.USUAL);
    Listener first = listener(0);
    Listener second = listener(0);
    first.await("status");
    second.await("status");
    assertEquals(2, events.count());
    first.close();
    Awaitility.await().until(() -> events.count() == 1);
    box.becomes(status -> status.put("box", "elsewhere"));
    assertEquals("elsewhere", second.await("status").getString("box"));
  }

  @Test
  void whoDoesNotReadIsDroppedAndNobodyElseWaits() throws Exception {
    listen(new Watcher.Limits(Duration.ofSeconds(2), Duration.ofHours(1)));
    Listener slow = listener(1024);
    Listener healthy = listener(0);
    healthy.await("status");
    assertEquals(2, events.count());
    for (int i = 0; events.count() == 2; i++) {
      String much = i + "x".repeat(2_000_000);
      box.becomes(status -> status.put("warnings", new JsonArray().add(much)));
      JsonObject heard = healthy.await("status");
      assertTrue(heard.getJsonArray("warnings").getString(0).equals(much), "in its turn");
    }
    assertEquals(1, events.count(), "the one that reads stays");
    assertFalse(slow.isAtItsEndWithin(1_000_000_000), "all of it was never kept for the slow one");
  }

  @Test
  void everybodyHasToComeAgainOnceInAWhile() throws Exception {
    listen(new Watcher.Limits(Duration.ofSeconds(20), Duration.ofSeconds(1)));
    Listener listener = listener(0);
    listener.await("status");
    Awaitility.await().until(() -> events.count() == 0);
  }

  @Test
  void twoHundredAreNothingSpecialAndTooManyAreTurnedAway() throws Exception {
    listen(Watcher.Limits.USUAL);
    for (int i = 0; i < Watchers.MOST; i++) {
      listener(0).await("status");
    }
    assertEquals(Watchers.MOST, events.count());
    Listener tooMany = listener(0);
    assertTrue(tooMany.head().startsWith("HTTP/1.1 429 "), tooMany.head());
    box.becomes(status -> status.put("box", "elsewhere"));
    for (Listener each : open.subList(0, Watchers.MOST)) {
      assertEquals("elsewhere", each.await("status").getString("box"));
    }
  }

  private Listener listener(int buffer) throws IOException {
    Listener listener = new Listener(port, buffer);
    open.add(listener);
    return listener;
  }

  /** A plain reader of server-sent events. */
  private static final class Listener implements AutoCloseable {
    private final Socket socket = new Socket();
    private final BufferedReader in;
    private String head = "";

    Listener(int port, int buffer) throws IOException {
      if (buffer > 0) {
        socket.setReceiveBufferSize(buffer);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    String head() throws IOException {
      if (head.isEmpty()) {
        StringBuilder lines = new StringBuilder();
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
          lines.append(line).append('\n');
        }
        head = lines.toString();
      }
      return head;
    }

    /** The data of the next event of a name. */
    JsonObject await(String name) throws IOException {
      head();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("event: " + name)) {
          return new JsonObject(in.readLine().substring("data: ".length()));
        }
      }
      throw new IOException("it ended before " + name);
    }

    /** Whether more than so many characters come before the end. */
    boolean isAtItsEndWithin(long characters) {
      long count = 0;
      try {
        socket.setReceiveBufferSize(1 << 20); // What is on its way already is not to take long.
        while (in.read() >= 0) {
          count++;
        }
      } catch (IOException e) {
        // cut off
      }
      return count > characters;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
