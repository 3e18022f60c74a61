package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.fixture.FileKinds;
import org.sealpress.fixture.Programs;
import org.sealpress.page.DrawnPage;
import org.sealpress.scan.Loopback;

/** The whole daemon with an inbox, and no scanner that could be reached. */
@Timeout(240)
class InboxIT {
  private static final BufferedImage PAGE = DrawnPage.stroke(BufferedImage.TYPE_BYTE_GRAY);

  @TempDir private Path folder;
  private final JumpingClock clock = new JumpingClock();
  private Path inbox;
  private Box box;
  private Daemon daemon;

  /** Goes as the system's does, and ahead when it is told to. */
  private static final class JumpingClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void start() throws Exception {
    Programs.assume("rclone", "tesseract");
    inbox = Files.createDirectory(folder.resolve("inbox"));
    box =
        Box.in(folder, Loopback.closedPort())
            .with("inboxes: { scans: { path: inbox, class: draft, settle: 1 s } }\n");
    daemon = new Daemon(ConfigFile.read(box.configure()), clock);
    box.awaitStatus("an inbox that is watched", status -> !state(status).isEmpty());
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      daemon.close();
    }
  }

  private static JsonObject state(JsonObject status) {
    return status.getJsonArray("inboxes").isEmpty()
        ? new JsonObject()
        : status.getJsonArray("inboxes").getJsonObject(0);
  }

  private JsonObject awaitInbox(String what, String key, int value) {
    return state(box.awaitStatus(what, status -> state(status).getInteger(key, -1).equals(value)));
  }

  private boolean isEmpty() throws IOException {
    try (var all = Files.list(inbox)) {
      return all.allMatch(each -> each.endsWith("rejected"));
    }
  }

  @Test
  void aFileThatIsPutThereEndsOnEveryTargetAndIsGoneFromTheInbox() throws Exception {
    FileKinds.tiff(inbox.resolve("fax.tif"), "CCITT T.6", List.of(bits("one"), bits("two")));
    JsonObject capture = box.await(box.awaitNewest(""), "safe");
    assertEquals("draft", capture.getString("class"));
    assertEquals(2, capture.getInteger("sides"));
    assertEquals(List.of(), capture.getJsonArray("flaws").getList());
    List<String> steps = Box.steps(capture);
    assertEquals("a file from the inbox scans, class draft", steps.get(0));
    assertTrue(steps.contains("the file is whole: 2 pages"), steps.toString());
    assertTrue(isEmpty());
    assertTrue(Files.exists(box.drive().resolve(capture.getString("object"))));
    try (var left = Files.list(box.data().resolve("spool"))) {
      assertEquals(0, left.count(), "nothing in plain is left");
    }
  }

  private static BufferedImage bits(String word) {
    return DrawnPage.word(word, 583, 827);
  }

  @Test
  void aFileThatGrowsSlowlyIsTakenOnceAndWhole() throws Exception {
    byte[] whole = FileKinds.jpeg(PAGE);
    Path file = inbox.resolve("slow.jpg");
    int steps = 4;
    for (int step = 1; step <= steps; step++) {
      int from = whole.length * (step - 1) / steps;
      Files.write(
          file,
          Arrays.copyOfRange(whole, from, whole.length * step / steps),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (step < steps) {
        box.awaitStatus(
            "the inbox to have looked into it",
            status -> state(status).getString("message", "").contains("slow.jpg is not taken"));
        clock.ahead = clock.ahead.plusSeconds(60);
      }
    }
    JsonObject capture = box.await(box.awaitNewest(""), "safe");
    assertEquals(1, capture.getInteger("sides"));
    assertTrue(isEmpty());
    assertEquals(1, box.status().getJsonArray("captures").size());
  }

  @Test
  void aFileOfWhichNothingCanBeMadeIsSetAsideAndToldAndStopsNothing() throws Exception {
    byte[] half = Arrays.copyOf(FileKinds.jpeg(PAGE), 900);
    Files.write(inbox.resolve("a half.jpg"), half);
    FileKinds.lockedPdf(inbox.resolve("locked.pdf"));
    FileKinds.png(inbox.resolve("good.png"), PAGE);
    box.await(box.awaitNewest(""), "safe");
    awaitInbox("two that wait", "waiting", 2);
    clock.ahead = Duration.ofMinutes(11);
    JsonObject state = awaitInbox("two that are set aside", "setAside", 2);
    assertEquals(0, state.getInteger("waiting"));
    assertArrayEquals(half, Files.readAllBytes(inbox.resolve("rejected/a half.jpg")));
    String reason = Files.readString(inbox.resolve("rejected/locked.pdf.reason.txt"));
    assertTrue(reason.contains("password"), reason);
    assertFalse(reason.contains("spool"), "a person has no use for the box's own paths: " + reason);
    assertEquals(1, box.status().getJsonArray("captures").size(), "none of it was a capture");
  }

  @Test
  void whatIsPutThereWhileTheBoxIsOffIsTakenWhenItIsBack() throws Exception {
    daemon.close();
    FileKinds.jpeg(inbox.resolve("a.jpg"), PAGE);
    FileKinds.png(inbox.resolve("b.png"), PAGE);
    daemon = new Daemon(ConfigFile.read(box.configure()), clock);
    Awaitility.await().atMost(Duration.ofSeconds(90)).until(this::isEmpty);
    box.awaitStatus("two captures", status -> status.getJsonArray("captures").size() == 2);
  }

  @Test
  void anInboxThatGoesAwayIsTold() throws Exception {
    Files.delete(inbox.resolve("rejected"));
    Files.delete(inbox);
    JsonObject state =
        state(
            box.awaitStatus(
                "an inbox that is away", s -> state(s).getString("state").equals("away")));
    assertTrue(state.getString("message").contains("mount what belongs there"));
    Files.createDirectories(inbox.resolve("rejected"));
    FileKinds.jpeg(inbox.resolve("a.jpg"), PAGE);
    box.await(box.awaitNewest(""), "safe");
  }
}
