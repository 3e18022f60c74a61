package org.sealpress.appliance.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sealpress.intake.LeftOut;
import org.sealpress.scan.Loopback;

class SlowClientTest {

  @Test
  void aClientThatSaysNothingIsDropped() throws Exception {
    int port = Loopback.closedPort().getPort();
    Vertx vertx = Vertx.vertx();
    try {
      vertx
          .deployVerticle(new ApiVerticle("127.0.0.1", port, new Nothing(), Duration.ofSeconds(1)))
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
      try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port);
          Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
        slow.getOutputStream()
            .write(
                "POST /api/captures HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"
                    .getBytes(ISO_8859_1));
        silent.setSoTimeout(10_000);
        slow.setSoTimeout(10_000);
        assertEquals(-1, silent.getInputStream().read());
        assertEquals(-1, slow.getInputStream().read());
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
    assertTrue(ApiVerticle.IDLE.compareTo(Duration.ofMinutes(1)) <= 0);
  }

  private static final class Nothing implements BoxState {
    @Override
    public Ejecting eject(String drive) {
      return new Ejecting("", Optional.of("there is nothing"));
    }

    @Override
    public Optional<String> enrol(String label, Optional<String> slot, String check) {
      return label.equals("taken")
          ? Optional.of("there is a drive \"taken\" in the set already")
          : Optional.empty();
    }

    @Override
    public JsonObject enrolment() {
      return new JsonObject().put("state", "running");
    }

    @Override
    public Optional<String> takeReceipt(byte[] receipt) {
      return receipt.length == 0 ? Optional.of("there is no receipt") : Optional.empty();
    }

    @Override
    public Optional<JsonObject> plan() {
      return Optional.empty();
    }

    @Override
    public Optional<JsonObject> drives() {
      return Optional.empty();
    }

    @Override
    public Pressed retireDrive(String id, String reason) {
      return new Pressed.Told("never");
    }

    @Override
    public JsonObject status() {
      return new JsonObject();
    }

    @Override
    public Optional<JsonObject> capture(String id, int from) {
      return Optional.empty();
    }

    @Override
    public List<LeftOut> leftOut(String capture) {
      return List.of();
    }

    @Override
    public List<String> classes() {
      return List.of("legal");
    }

    @Override
    public Pressed press(String documentClass) {
      return new Pressed.Taken("never");
    }

    @Override
    public Pressed feedRest(String capture) {
      return new Pressed.Taken(capture);
    }

    @Override
    public Pressed finish(String capture) {
      return new Pressed.Taken(capture);
    }

    @Override
    public Pressed discard(String capture, String reason) {
      return new Pressed.Taken(capture);
    }
  }
}
