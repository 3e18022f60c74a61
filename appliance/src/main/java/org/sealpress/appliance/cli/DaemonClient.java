package org.sealpress.appliance.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks the daemon over HTTPS. */
class DaemonClient {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int LARGEST_ANSWER = 16 << 20;

  private final URI daemon;
  private final DaemonTrust trust;

  /**
   * A client.
   *
   * @param daemon such as {@code https://127.0.0.1:8420}
   */
  DaemonClient(URI daemon, DaemonTrust trust) {
    this.daemon = daemon;
    this.trust = trust;
  }

  /** Everything but the steps of captures. */
  JsonObject status() throws CliFailure {
    JsonObject status = ask("GET", "/api/status", (byte[]) null);
    for (String key : List.of("box", "scanner", "targets", "captures", "warnings")) {
      if (!status.containsKey(key)) {
        throw somethingElse(null);
      }
    }
    return status;
  }

  /**
   * One capture.
   *
   * @param from number of the first step that is wanted
   */
  JsonObject capture(String id, int from) throws CliFailure {
    return ask("GET", "/api/captures/" + id + "?from=" + from, (byte[]) null);
  }

  /** Presses the button and gives the id of the capture. */
  String press(@Nullable String documentClass) throws CliFailure {
    return press(documentClass, Optional.empty());
  }

  /** The same for a document that is called so. */
  String press(@Nullable String documentClass, Optional<String> title) throws CliFailure {
    JsonObject body = new JsonObject();
    title.ifPresent(text -> body.put("title", text));
    if (documentClass != null) {
      body.put("class", documentClass);
    }
    String capture = ask("POST", "/api/captures", body).getString("capture");
    if (capture == null) {
      throw somethingElse(null);
    }
    return capture;
  }

  /** Has the rest of a capture fed that is held. */
  void feedRest(String capture) throws CliFailure {
    ask("POST", "/api/captures/" + capture + "/continue", new JsonObject());
  }

  /** Finishes a capture that is held with what is there. */
  void finish(String capture) throws CliFailure {
    ask("POST", "/api/captures/" + capture + "/finish", new JsonObject());
  }

  /** Throws a capture away that is held. */
  void discard(String capture, String reason) throws CliFailure {
    ask("POST", "/api/captures/" + capture + "/discard", new JsonObject().put("reason", reason));
  }

  /** Seals a capture that waits for a look at its pages. */
  void confirm(String capture) throws CliFailure {
    ask("POST", "/api/captures/" + capture + "/confirm", new JsonObject());
  }

  /** Has the receipt of a drill taken into the ledger. */
  void acceptReceipt(byte[] receipt) throws CliFailure {
    ask("POST", "/api/drills", receipt);
  }

  /** Has the drive in a slot made one of the set; {@link #enrolment} tells how that goes. */
  void enrol(String label, Optional<String> slot, String check) throws CliFailure {
    JsonObject body = new JsonObject().put("label", label).put("check", check);
    slot.ifPresent(name -> body.put("slot", name));
    ask("POST", "/api/drives/enrolment", body);
  }

  /** Asks for a drive; gives the slot under which {@link #status} tells how that ends. */
  String eject(String drive) throws CliFailure {
    return ask("POST", "/api/drives/eject", new JsonObject().put("drive", drive))
        .getString("slot", "");
  }

  /** What is wrong, and how each channel is doing. */
  JsonObject alarms() throws CliFailure {
    JsonObject alarms = ask("GET", "/api/alarms", (byte[]) null);
    if (!alarms.containsKey("alarms") || !alarms.containsKey("channels")) {
      throw somethingElse(null);
    }
    return alarms;
  }

  /** Has a test message sent by each channel; {@link #alarms} tells how that goes. */
  void testAlarms() throws CliFailure {
    ask("POST", "/api/alarms/test", new JsonObject());
  }

  /** How the last enrolment is doing. */
  JsonObject enrolment() throws CliFailure {
    return ask("GET", "/api/drives/enrolment", (byte[]) null);
  }

  /** All drives, what is on them, and which one comes next. */
  JsonObject drives() throws CliFailure {
    JsonObject drives = ask("GET", "/api/drives", (byte[]) null);
    if (!drives.containsKey("drives") || !drives.containsKey("now")) {
      throw somethingElse(null);
    }
    return drives;
  }

  /** What is due, what is late, and what is to come. */
  JsonObject plan() throws CliFailure {
    JsonObject plan = ask("GET", "/api/plan", (byte[]) null);
    if (!plan.containsKey("days") || !plan.containsKey("date")) {
      throw somethingElse(null);
    }
    return plan;
  }

  /** A code with which an administrator is made on the page. */
  String setupCode() throws CliFailure {
    return text(ask("POST", "/api/setup/code", new JsonObject()), "code");
  }

  /** The users of the page. */
  JsonObject users() throws CliFailure {
    JsonObject users = ask("GET", "/api/users", (byte[]) null);
    if (!users.containsKey("users")) {
      throw somethingElse(null);
    }
    return users;
  }

  /** A password for the next login of a user. */
  String resetPassword(String user) throws CliFailure {
    return text(ask("POST", "/api/users/" + user + "/password", new JsonObject()), "password");
  }

  /** Has a user's next login get another authenticator. */
  void resetAuthenticator(String user) throws CliFailure {
    ask("POST", "/api/users/" + user + "/authenticator", new JsonObject());
  }

  /** The tokens of programs. */
  JsonArray tokens() throws CliFailure {
    JsonArray tokens = ask("GET", "/api/tokens", (byte[]) null).getJsonArray("tokens");
    if (tokens == null) {
      throw somethingElse(null);
    }
    return tokens;
  }

  /** A token for a program. */
  String newToken(String name, List<String> may) throws CliFailure {
    JsonObject asked = new JsonObject().put("name", name).put("may", new JsonArray(may));
    return text(ask("POST", "/api/tokens", asked), "token");
  }

  /** Takes one back. */
  void revokeToken(String name) throws CliFailure {
    ask("DELETE", "/api/tokens/" + name, (byte[]) null);
  }

  private String text(JsonObject answer, String key) throws CliFailure {
    String text = answer.getString(key);
    if (text == null) {
      throw somethingElse(null);
    }
    return text;
  }

  /** Takes a drive out of the set; gives what is to be said of it. */
  String retireDrive(String id, String reason) throws CliFailure {
    return ask("POST", "/api/drives/" + id + "/retire", new JsonObject().put("reason", reason))
        .getString("text", "");
  }

  private JsonObject ask(String method, String path, @Nullable JsonObject body) throws CliFailure {
    return ask(method, path, body == null ? null : body.encode().getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject ask(String method, String path, byte @Nullable [] body) throws CliFailure {
    try {
      HttpsURLConnection connection =
          (HttpsURLConnection) daemon.resolve(path).toURL().openConnection();
      trust.show(connection);
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestMethod(method);
      if (body != null) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
      }
      return answer(connection);
    } catch (DecodeException | ClassCastException e) {
      throw somethingElse(e);
    } catch (SSLException e) {
      throw new CliFailure(
          ExitCode.UNREACHABLE,
          daemon
              + " is answered by something that is not this box ("
              + e.getMessage()
              + "): check http.port and --url",
          e);
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

  private JsonObject answer(HttpURLConnection connection) throws IOException, CliFailure {
    int code = connection.getResponseCode();
    JsonObject answer;
    try (InputStream in = code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] bytes = in == null ? new byte[0] : in.readNBytes(LARGEST_ANSWER);
      answer = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    }
    if (code < 300) {
      return answer;
    }
    if (answer.getString("error") == null) {
      throw somethingElse(null);
    }
    throw new CliFailure(
        code == 400 ? ExitCode.USAGE : ExitCode.INCOMPLETE, answer.getString("error"));
  }

  private CliFailure somethingElse(@Nullable Exception cause) {
    String message =
        daemon + " is answered by something that is not sealpress: check http.port and --url";
    return cause == null
        ? new CliFailure(ExitCode.UNREACHABLE, message)
        : new CliFailure(ExitCode.UNREACHABLE, message, cause);
  }
}
