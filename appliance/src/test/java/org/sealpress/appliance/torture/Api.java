package org.sealpress.appliance.torture;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.fixture.PageClient;

/** Asks the daemon over HTTPS; it may be dead at any time. */
final class Api {
  private final int port;
  private final PageClient client;

  Api(int port, Path data) {
    this.port = port;
    this.client = new PageClient(data, port);
  }

  int port() {
    return port;
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return client.request(path);
  }

  /** What it answers with success; empty when it refuses. */
  private Optional<JsonObject> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.http().send(request, BodyHandlers.ofString());
    return answer.statusCode() / 100 == 2
        ? Optional.of(new JsonObject(answer.body()))
        : Optional.empty();
  }

  /** The same; empty when it is not there, too. */
  private Optional<JsonObject> answer(String path, boolean post) throws InterruptedException {
    try {
      HttpRequest.Builder request = request(path);
      return send((post ? request.POST(BodyPublishers.noBody()) : request.GET()).build());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Optional<JsonObject> status() throws InterruptedException {
    return answer("/api/status", false);
  }

  Optional<JsonObject> capture(String id) throws InterruptedException {
    return answer("/api/captures/" + id + "?from=1000000", false);
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
    var unused = answer("/api/captures/" + capture + "/" + what, true);
  }

  /** The captures that it remembers. */
  static List<JsonObject> captures(JsonObject status) {
    return status.getJsonArray("captures").stream().map(JsonObject.class::cast).toList();
  }
}
