package org.sealpress.appliance.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.Contents;

class ReadingApiTest {
  private static final String ID = "abcdefghijklmnopqrstuvwx27";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger lent = new AtomicInteger();
  private Path object;
  private int port;

  /** Has one document, whose second version can't be had. */
  private final class Room implements ReadingBox {
    @Override
    public JsonObject holders() {
      return new JsonObject().put("box", "desk");
    }

    @Override
    public Optional<JsonObject> facts(String document, int version) throws IOException {
      return version > 2
          ? Optional.empty()
          : Optional.of(new JsonObject().put("size", Files.size(object)));
    }

    @Override
    public Optional<Fetched> object(String document, int version) {
      if (version > 3) {
        return Optional.empty();
      }
      if (version == 2) {
        return Optional.of(new Fetched.Away("put the drive in"));
      }
      lent.incrementAndGet();
      Path file = version == 3 ? folder.resolve("gone") : object;
      return Optional.of(new Fetched.Here(file, lent::decrementAndGet));
    }

    @Override
    public JsonObject drill(String holder, int sample) {
      return new JsonObject().put("holder", holder).put("sample", sample);
    }
  }

  @BeforeEach
  void start() throws Exception {
    object = Files.write(folder.resolve("object"), Contents.random(20_000_000, 1));
    Router router = Router.router(vertx);
    Optional<ReadingBox> room = Optional.of(new Room());
    for (Route each : new ReadingApi(() -> room, vertx).routes()) {
      router.route(each.method(), each.path()).handler(each.handler());
    }
    port =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }

  private static String error(HttpResponse<byte[]> answer) {
    return new JsonObject(new String(answer.body(), StandardCharsets.UTF_8)).getString("error");
  }

  private static String of(int version, String what) {
    return "/api/documents/" + ID + "/versions/" + version + "/" + what;
  }

  @Test
  void anObjectIsSentAsItIs() throws Exception {
    HttpResponse<byte[]> answer = get(of(1, "object"));
    assertEquals(200, answer.statusCode());
    assertArrayEquals(Files.readAllBytes(object), answer.body());
    assertEquals(
        "attachment; filename=\"" + ID + ".v1.cms\"",
        answer.headers().firstValue("Content-Disposition").orElse(""));
    awaitNothingLent();
  }

  private void awaitNothingLent() {
    Awaitility.await().atMost(PATIENCE).until(() -> lent.get() == 0);
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    assertEquals(404, get(of(4, "object")).statusCode());
    assertEquals(404, get(of(4, "reading")).statusCode());
    HttpResponse<byte[]> away = get(of(2, "object"));
    assertEquals(409, away.statusCode());
    assertEquals("put the drive in", error(away));
    HttpResponse<byte[]> gone = get(of(3, "object"));
    assertEquals(409, gone.statusCode());
    assertTrue(error(gone).contains("has just left the box"), error(gone));
    awaitNothingLent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/documents/..%2F..%2Fledger/versions/1/object",
        "/api/documents/ABCDEFGHIJKLMNOPQRSTUVWX27/versions/1/object",
        "/api/documents/abcdefghijklmnopqrstuvwx27/versions/0/object",
        "/api/documents/abcdefghijklmnopqrstuvwx27/versions/99999999999/object",
        "/api/documents/abcdefghijklmnopqrstuvwx27/versions/1e0/reading"
      })
  void aNameThatIsNoneLeadsNowhere(String path) throws Exception {
    assertEquals(404, get(path).statusCode());
  }

  @Test
  void aDrillNeedsACertificateAndANumber() throws Exception {
    String holder = "0a".repeat(32);
    assertEquals(200, get("/api/drill?holder=" + holder).statusCode());
    assertEquals(400, get("/api/drill").statusCode());
    assertEquals(400, get("/api/drill?holder=" + holder + "&sample=101").statusCode());
    assertEquals(400, get("/api/drill?holder=" + holder + "&sample=-1").statusCode());
    assertEquals(400, get("/api/drill?holder=x%27").statusCode());
  }

  /** They read nothing of what they have asked for. */
  @Test
  void slowClientsHoldAFewObjectsAndNoMore() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < SealedObjects.MOST; i++) {
      Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
      slow.add(client);
      String request = "GET " + of(1, "object") + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }
    Awaitility.await().atMost(PATIENCE).until(() -> lent.get() == SealedObjects.MOST);
    HttpResponse<byte[]> another = get(of(1, "object"));
    assertEquals(429, another.statusCode());
    assertEquals(200, get(of(1, "reading")).statusCode());
    for (Socket each : slow) {
      each.close();
    }
    awaitNothingLent();
    assertEquals(200, get(of(1, "object")).statusCode());
  }
}
