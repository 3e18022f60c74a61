package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.Programs;
import org.sealpress.scan.virtual.VirtualScanner;

/** A class whose copies wait for a day, from the press to the target. */
@Timeout(240)
class PlanIT {
  @TempDir private Path folder;
  private VirtualScanner scanner;
  private Box box;
  private Daemon daemon;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("rclone", "tesseract");
    scanner = VirtualScanner.builder().pagesPerMinute(240).start();
    box = Box.in(folder, scanner.address());
    Path file = box.configure();
    String day =
        LocalDate.now(ZoneId.systemDefault())
            .plusDays(2)
            .getDayOfWeek()
            .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "legal: { profile: office }",
                "legal: { profile: office, copies: weekly " + day + " 12:00 }"));
    daemon = new Daemon(ConfigFile.read(file), Clock.systemUTC());
    box.awaitScanner("ready");
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      daemon.close();
    }
    if (scanner != null) {
      scanner.close();
    }
  }

  private Console run(String... verb) {
    String[] all = new String[verb.length + 2];
    System.arraycopy(verb, 0, all, 0, verb.length);
    all[verb.length] = "--config";
    all[verb.length + 1] = box.configuration().toString();
    return Console.run(all);
  }

  @Test
  void whatIsDueLaterStaysOnTheBoxAndIsMadeUpWhenTheBoxWasOffThen() throws Exception {
    scanner.load(Paperwork.sheets(1));
    Console scan = run("scan", "--class", "legal");
    assertEquals(0, scan.code(), scan.out() + scan.err());
    assertTrue(scan.out().contains("its copies go to the targets from "), scan.out());
    scanner.load(Paperwork.sheets(1));
    Console draft = run("scan", "--class", "draft");
    assertEquals(0, draft.code(), draft.out() + draft.err());
    assertTrue(draft.out().contains("copied to offsite and read back"), draft.out());

    JsonObject later =
        Awaitility.await()
            .until(
                () -> box.status().getJsonArray("targets").getJsonObject(0),
                target -> target.getLong("later") == 1);
    assertEquals("up-to-date", later.getString("state"));
    Console status = run("status");
    assertEquals(0, status.code(), status.out());
    assertTrue(
        status.out().startsWith("desk: All is as planned: one document is sealed on this box and"),
        status.out());
    Console plan = run("plan");
    assertEquals(0, plan.code(), plan.out() + plan.err());
    assertTrue(plan.out().contains("12:00  copies of legal: 1 document so far"), plan.out());

    JsonObject legal = box.status().getJsonArray("captures").getJsonObject(1);
    String object = legal.getString("object");
    assertFalse(Files.exists(box.drive().resolve(object)), object);
    assertFalse(Files.exists(box.remote().resolve(object)), object);

    daemon.close();
    Clock threeDaysOn = Clock.offset(Clock.systemUTC(), Duration.ofDays(3));
    daemon = new Daemon(ConfigFile.read(folder.resolve("sealpress.yaml")), threeDaysOn);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Files.exists(box.drive().resolve(object))
                    && Files.exists(box.remote().resolve(object)));
    Awaitility.await()
        .until(
            () -> run("plan").out(),
            out -> out.contains(": nothing is late.") && !out.contains("Due now"));
  }
}
