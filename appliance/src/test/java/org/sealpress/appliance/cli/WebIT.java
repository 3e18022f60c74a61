package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.PageClient;
import org.sealpress.fixture.Programs;
import org.sealpress.scan.virtual.VirtualScanner;

/** The door of a real box, from its own command line. */
class WebIT {
  @TempDir private Path folder;

  private HttpResponse<String> send(HttpRequest request, PageClient client)
      throws IOException, InterruptedException {
    return client.http().send(request, BodyHandlers.ofString());
  }

  @Test
  @SuppressWarnings("try")
  void aBoxLetsInWhoItShouldAndTheLedgerKnowsIt() throws Exception {
    Programs.assume("rclone", "tesseract");
    try (VirtualScanner scanner = VirtualScanner.builder().start()) {
      Box box = Box.in(folder, scanner.address());
      Path config = box.configure();
      String with = "--config";
      PageClient client = new PageClient(box.data(), box.port());
      try (Daemon daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC())) {
        String file = config.toString();
        assertTrue(
            Console.run("web", "user", "list", with, file).done().startsWith("There is no user"));
        String code = Console.run("web", "setup", with, file).done().strip();
        JsonObject first =
            new JsonObject()
                .put("code", code)
                .put("user", "ada")
                .put("password", "winter coats on a hook");
        HttpRequest.Builder setup =
            HttpRequest.newBuilder(client.root().resolve("/api/setup"))
                .POST(BodyPublishers.ofString(first.encode()));
        HttpResponse<String> made = send(setup.build(), client);
        assertEquals(200, made.statusCode(), made.body());
        assertEquals(400, send(setup.build(), client).statusCode(), "the code is good once");
        assertEquals(
            "ada                  administrator  has no authenticator yet\n",
            Console.run("web", "user", "list", with, file).done());
        String once =
            Console.run("web", "user", "reset", "ada", "--password", "--authenticator", with, file)
                .done();
        assertTrue(once.matches("(?s).*Password for the next login of ada: [0-9A-Z-]{14}\n"), once);
        assertEquals(
            "there is no such user",
            Console.run("web", "user", "reset", "eve", "--password", with, file)
                .failed(ExitCode.INCOMPLETE));
        String token =
            Console.run("web", "token", "new", "meter", "--may", "metrics", with, file)
                .done()
                .strip();
        HttpRequest metrics =
            HttpRequest.newBuilder(client.root().resolve("/metrics"))
                .header("Authorization", "Bearer " + token)
                .build();
        assertEquals(200, send(metrics, client).statusCode());
        assertTrue(Console.run("web", "token", "list", with, file).done().startsWith("meter  "));
        Console.run("web", "token", "revoke", "meter", with, file).done();
        assertEquals(401, send(metrics, client).statusCode());
      }
      try (Daemon again = new Daemon(ConfigFile.read(config), Clock.systemUTC())) {
        assertTrue(
            Console.run("web", "user", "list", with, config.toString()).done().contains("ada"));
      }
      String ledger = ledger(box.data().resolve("ledger"));
      for (String said :
          List.of(
              "\"type\":\"user-changed\"",
              "\"added as administrator\"",
              "\"second factor taken away\"",
              "\"type\":\"token-changed\"")) {
        assertTrue(ledger.contains(said), said);
      }
      assertFalse(ledger.contains("winter coats"));
      assertEquals(0, Console.run("ledger", "verify", "--from", box.drive().toString()).code());
    }
  }

  private static String ledger(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        all.append(Files.readString(each));
      }
    }
    return all.toString();
  }
}
