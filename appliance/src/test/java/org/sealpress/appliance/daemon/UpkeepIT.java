package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Event;
import org.sealpress.scan.virtual.VirtualScanner;

/** Months of a box: what it holds is read again, repaired, and at last leaves it. */
@Timeout(300)
class UpkeepIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Box box;
  private Path config;

  @BeforeEach
  void look() {
    Programs.assume("tesseract");
  }

  private Daemon after(int days) throws Exception {
    return new Daemon(
        ConfigFile.read(config), Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));
  }

  private <T extends Event> void await(Class<T> kind, Predicate<T> wanted) {
    Awaitility.await(kind.getSimpleName())
        .atMost(PATIENCE)
        .until(() -> box.events(kind).stream().anyMatch(wanted));
  }

  @Test
  void whatIsOldLeavesTheBoxOnceItsCopiesWereReadAgain() throws Exception {
    Path nas = Files.createDirectory(folder.resolve("nas"));
    try (VirtualScanner scanner = VirtualScanner.builder().pagesPerMinute(240).start()) {
      box =
          Box.in(folder, scanner.address())
              .withTargets(
                  """
                    usb: { kind: drive, path: drive, mounted: no, smallest: 0 MB }
                    nas: { kind: folder, path: nas }
                  """)
              .with("local: { keep: 30 d, free: 999999 TB }\n");
      config = box.configure();
      Daemon first = after(0);
      try (first) {
        box.awaitScanner("ready");
        scanner.load(Paperwork.sheets(1));
        box.await(box.press(), "safe");
      }
      String object = box.events(Event.Sealed.class).get(0).object();
      Path own = box.data().resolve("vault").resolve(object);
      byte[] bytes = Files.readAllBytes(own);
      byte[] damaged = bytes.clone();
      damaged[100] ^= 1;
      Files.write(nas.resolve(object), damaged);
      Daemon second = after(8);
      try (second) {
        await(Event.Verified.class, each -> each.target().equals("nas") && each.damaged() == 1);
        await(Event.Verified.class, each -> each.target().equals(Event.THIS_BOX));
        await(
            Event.Copied.class,
            each -> each.target().equals("nas") && box.events(Event.CopyLost.class).size() == 1);
        Awaitility.await("a good copy")
            .atMost(PATIENCE)
            .until(() -> Arrays.equals(bytes, Files.readAllBytes(nas.resolve(object))));
        JsonObject status =
            box.awaitStatus(
                "what was read",
                now ->
                    Box.target(now, "nas").containsKey("verified")
                        && now.getJsonObject("store").containsKey("verified"));
        assertEquals(1, Box.target(status, "nas").getJsonObject("verified").getLong("damaged"));
        assertTrue(Files.exists(own));
      }
      Daemon third = after(40);
      try (third) {
        await(
            Event.Verified.class,
            each -> each.target().equals("nas") && each.damaged() == 0 && each.objects() == 1);
        box.awaitStatus(
            "why there is too little room",
            now ->
                now.getJsonObject("store").getString("message").contains("must stay")
                    || !Files.exists(own));
      }
      Daemon fourth = after(41);
      try (fourth) {
        await(Event.LeftBox.class, each -> each.object().equals(object));
        Awaitility.await("room").atMost(PATIENCE).until(() -> !Files.exists(own));
        box.awaitStatus(
            "a target that has everything",
            now -> Box.target(now, "nas").getString("state").equals("up-to-date"));
        assertEquals(1, box.events(Event.LeftBox.class).size());
      }
      assertTrue(Files.exists(nas.resolve("set-aside")));
    }
  }
}
