package org.sealpress.appliance.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks the daemon over HTTP on loopback. */
final class DaemonClient {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int LARGEST_ANSWER = 16 << 20;

  private final URI daemon;

  DaemonClient(URI daemon) {
    this.daemon = daemon;
  }

  JsonObject status() throws CliFailure {
    return ask("GET", "/api/status", null);
  }

  JsonObject capture(String id) throws CliFailure {
    return ask("GET", "/api/captures/" + id, null);
  }

  /** Presses the button and gives the id of the capture. */
  String press(@Nullable String documentClass) throws CliFailure {
    JsonObject body = new JsonObject();
    if (documentClass != null) {
      body.put("class", documentClass);
    }
    return ask("POST", "/api/captures", body).getString("capture");
  }

  private JsonObject ask(String method, String path, @Nullable JsonObject body) throws CliFailure {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) daemon.resolve(path).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setRequestMethod(method);
      if (body != null) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body.encode().getBytes(StandardCharsets.UTF_8));
        }
      }
      int code = connection.getResponseCode();
      try (InputStream in =
          code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        JsonObject answer =
            new JsonObject(new String(in.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8));
        if (code >= 400) {
          throw new CliFailure(
              ExitCode.INCOMPLETE, answer.getString("error", "the daemon answered " + code));
        }
        return answer;
      }
    } catch (DecodeException e) {
      throw new CliFailure(
          ExitCode.UNREACHABLE, daemon + " is answered by something that is not sealpress", e);
    } catch (IOException e) {
      throw new CliFailure(
          ExitCode.UNREACHABLE,
          "no daemon answers at "
              + daemon
              + " ("
              + e.getMessage()
              + "): start it with `sealpress run`, or name its configuration with --config",
          e);
    }
  }
}
