package org.sealpress.appliance.torture;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the daemon over HTTP; it may be dead at any time. */
final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final int port;

  Api(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  /** What it answers with success; empty when it refuses. */
  private static Optional<JsonObject> send(HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    return answer.statusCode() / 100 == 2
        ? Optional.of(new JsonObject(answer.body()))
        : Optional.empty();
  }

  /** The same; empty when it is not there, too. */
  private static Optional<JsonObject> answer(HttpRequest request) throws InterruptedException {
    try {
      return send(request);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Optional<JsonObject> status() throws InterruptedException {
    return answer(request("/api/status").GET().build());
  }

  Optional<JsonObject> capture(String id) throws InterruptedException {
    return answer(request("/api/captures/" + id + "?from=1000000").GET().build());
  }

  /**
   * Presses the button; gives the capture, or nothing when it is refused.
   *
   * @throws IOException when there is no answer
   */
  Optional<String> press(String documentClass) throws IOException, InterruptedException {
    String body = new JsonObject().put("class", documentClass).encode();
    return send(request("/api/captures").POST(BodyPublishers.ofString(body)).build())
        .map(answer -> answer.getString("capture"));
  }

  /** Asks for something to be done with a capture. */
  void post(String capture, String what) throws InterruptedException {
    var unused =
        answer(
            request("/api/captures/" + capture + "/" + what).POST(BodyPublishers.noBody()).build());
  }

  /** The captures that it remembers. */
  static List<JsonObject> captures(JsonObject status) {
    return status.getJsonArray("captures").stream().map(JsonObject.class::cast).toList();
  }
}
