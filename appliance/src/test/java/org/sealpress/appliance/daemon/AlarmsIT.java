package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.checkpoint.LifeSign;
import org.sealpress.restore.LifeSigns;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.target.folder.FolderTarget;

/** A daemon whose target goes away and comes back, and who hears of it. */
@Timeout(300)
class AlarmsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final AtomicInteger beats = new AtomicInteger();
  private HttpServer outside;
  private VirtualScanner scanner;
  private Box box;
  private Daemon daemon;

  @BeforeEach
  void prepare() throws Exception {
    Programs.assume("tesseract");
    mail.start();
    outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.createContext(
        "/",
        exchange -> {
          try (exchange) {
            beats.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
          }
        });
    outside.start();
    scanner = VirtualScanner.builder().sheets(Paperwork.sheets(1)).start();
    box =
        Box.in(folder, scanner.address())
            .withTargets("  office: { kind: folder, path: office }\n")
            .with(
                """
                alarms:
                  late: 1 s
                  calm: 1 s
                  heartbeat-url: "http://127.0.0.1:%d/box"
                  heartbeat-every: 1 s
                mail:
                  server: 127.0.0.1
                  port: %d
                  security: none
                  from: box@example.org
                  to: [office@example.org]
                """
                    .formatted(outside.getAddress().getPort(), mail.getSmtp().getPort()));
    Files.createDirectory(office());
    begin();
  }

  private void begin() throws Exception {
    daemon = new Daemon(ConfigFile.read(box.configure()), Clock.systemUTC());
  }

  private Path office() {
    return folder.resolve("office");
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      daemon.close();
    }
    if (scanner != null) {
      scanner.close();
    }
    if (outside != null) {
      outside.stop(0);
    }
    mail.stop();
  }

  private List<String> subjects() {
    return Arrays.stream(mail.getReceivedMessages())
        .map(
            each -> {
              try {
                return each.getSubject();
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  private String get(String path) throws Exception {
    HttpResponse<String> answer = box.send(box.request(path).build());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  @Test
  void aTargetThatIsGoneIsMailedAndSoIsThatItIsBack() throws Exception {
    box.awaitScanner("ready");
    box.await(box.press(), "safe");
    Path away = folder.resolve("away");
    Files.move(office(), away);
    scanner.load(Paperwork.sheets(1));
    String second = box.press();
    box.await(second, "sealed");
    String late = "[desk] URGENT: copies to office are late";
    Awaitility.await().atMost(PATIENCE).until(() -> subjects().contains(late));
    MimeMessage mail = this.mail.getReceivedMessages()[subjects().indexOf(late)];
    String text = String.valueOf(mail.getContent()).replace("\r\n", "\n");
    assertTrue(text.startsWith("Box desk: Copies to office are late."), text);
    assertTrue(text.contains("What happened\nThe target office lacks 1 document for "), text);
    for (String part : List.of("Since when\n", "What is at risk\n", "What to do\n")) {
      assertTrue(text.contains(part), text);
    }
    JsonObject status = box.awaitStatus("an alarm", now -> !now.getJsonArray("alarms").isEmpty());
    assertEquals("copy-late", status.getJsonArray("alarms").getJsonObject(0).getString("kind"));
    assertTrue(get("/metrics").contains("sealpress_alarms{kind=\"copy-late\"} 1.0"));

    daemon.close(); // a restart tells nothing again
    begin();
    box.awaitStatus("the alarm again", now -> now.containsKey("alarms"));

    Files.move(away, office());
    box.awaitStatus(
        "a target that has everything",
        now -> Box.target(now, "office").getString("state").equals("up-to-date"));
    String over = "[desk] Over: copies to office are late";
    Awaitility.await().atMost(PATIENCE).until(() -> subjects().contains(over));
    assertEquals(1, subjects().stream().filter(late::equals).count(), subjects().toString());
    assertFalse(Files.readString(box.data().resolve("alarms.json")).contains("copy-late"));
  }

  @Test
  void aBoxThatIsAliveSaysSoOutsideAndOnItsTargets() throws Exception {
    Awaitility.await().atMost(PATIENCE).until(() -> beats.get() >= 2);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> Files.isDirectory(office().resolve("heartbeat")));
    FolderTarget target = new FolderTarget("office", office());
    LifeSign sign =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> LifeSigns.newest(target, List.of()), Optional::isPresent)
            .orElseThrow();
    assertTrue(sign.origin().startsWith("sealpress/desk/"), sign.toString());
    assertEquals(1, sign.targets().size());
    assertEquals(1, target.list("heartbeat").size());

    int before = beats.get();
    daemon.close();
    daemon = null;
    int after = beats.get();
    assertTrue(after <= before + 2);
    begin(); // the same day again
    box.awaitStatus(
        "a target that has everything",
        now -> Box.target(now, "office").getString("state").equals("up-to-date"));
    assertEquals(1, target.list("heartbeat").size());
  }

  @Test
  void eachMetricOfTheDashboardIsThere() throws Exception {
    box.awaitScanner("ready");
    box.await(box.press(), "safe");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> get("/metrics"), all -> all.contains("sealpress_alarms{"));
    String metrics = get("/metrics");
    assertTrue(metrics.contains("sealpress_documents_sealed_total 1.0"), metrics);
    assertTrue(metrics.contains("sealpress_target_waiting{target=\"office\"} 0.0"), metrics);
    JsonObject dashboard =
        new JsonObject(Files.readString(Path.of("../deploy/grafana-dashboard.json")));
    int queries = 0;
    Matcher names = Pattern.compile("\\b(sealpress|jvm|process|system)_\\w+").matcher("");
    for (Object panel : dashboard.getJsonArray("panels")) {
      for (Object each : ((JsonObject) panel).getJsonArray("targets")) {
        names.reset(((JsonObject) each).getString("expr"));
        while (names.find()) {
          String name = names.group();
          assertTrue(
              metrics.lines().anyMatch(line -> line.matches(Pattern.quote(name) + "[ {].*")),
              name + " in\n" + metrics);
          queries++;
        }
      }
    }
    assertTrue(queries > 10, "queries");
    String capture = box.status().getJsonArray("captures").getJsonObject(0).getString("document");
    assertFalse(metrics.contains(capture), "no id of a document");
  }

  @Test
  void channelsAreTriedWhenAskedFor() throws Exception {
    Awaitility.await().atMost(PATIENCE).until(() -> box.status().containsKey("alarms"));
    box.send(box.request("/api/alarms/test").POST(HttpRequest.BodyPublishers.noBody()).build());
    JsonObject test =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () -> new JsonObject(get("/api/alarms")).getJsonObject("test"),
                now -> now.getString("state").equals("done"));
    assertEquals(2, test.getJsonArray("channels").size());
    assertTrue(test.getJsonArray("channels").getJsonObject(1).getBoolean("ok"), test.encode());
    assertTrue(subjects().contains("[desk] test of the alarms"), subjects().toString());
  }
}
