package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.TestClock;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;

/**
 * A box that is killed, or whose power goes, while it makes room on its disk; with {@code --all}
 * several times.
 */
class MakingRoomIT {
  private static final int DOCUMENTS = 250;
  private static final int ROUNDS = Boolean.getBoolean("all") ? 4 : 1;
  private static final String SEALED = "2026-11-24T09:15:00Z";
  private static final String OLD = "2027-02-24T09:15:00Z";

  @TempDir Path dir;
  @TempDir Path keys;
  private final Random random = new Random(20261124);
  private Path pristine;
  private Path targets;
  private List<DocumentVersion> versions;

  /** All is on both targets and was read again there. */
  @BeforeEach
  void fill() throws Exception {
    pristine = dir.resolve("pristine");
    targets = dir.resolve("targets");
    Files.createDirectories(targets.resolve("slot"));
    Files.createDirectories(targets.resolve(RoomMaker.REMOTE));
    TestClock clock = new TestClock(SEALED);
    try (RoomMaker box = new RoomMaker(pristine, keys, targets, clock)) {
      versions = box.archive().storeMany(DOCUMENTS);
      try (Delivery delivery = box.deliver(false)) {
        awaitEvents(box.archive(), Event.Copied.class, 2 * DOCUMENTS);
        clock.go(Duration.ofDays(8));
        delivery.soon();
        awaitEvents(box.archive(), Event.Verified.class, 3);
      }
    }
  }

  private static void awaitEvents(Archive archive, Class<? extends Event> kind, int count) {
    Awaitility.await(count + " of " + kind.getSimpleName())
        .atMost(Duration.ofSeconds(60))
        .until(() -> archive.events(kind).size() >= count);
  }

  private interface Blow {
    void strike(Process process) throws Exception;
  }

  @Test
  void killedInTheMiddleOfARoundNothingIsLost() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Path data = dir.resolve("round-" + round);
      copy(data, round);
      strikeWhileLeaving(data, Process::destroyForcibly);
      assertBooksAgree(data);
      assertRestLeaves(data);
    }
  }

  @Test
  void withoutPowerInTheMiddleOfARoundNothingIsLost() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (LoopDevice disk =
          round % 2 == 0
              ? LoopDevice.xfs(dir, "xfs-" + round, 320L << 20)
              : LoopDevice.ext4(dir, "ext4-" + round, 64L << 20)) {
        Path data = disk.mountPoint().resolve("data");
        copy(data, round);
        Programs.run("sync", "-f", data.toString());
        strikeWhileLeaving(
            data,
            process -> {
              disk.cutPower();
              process.destroyForcibly();
            });
        disk.unmount();
        disk.mount();
        assertBooksAgree(data);
        assertRestLeaves(data);
        disk.unmount();
      }
    }
  }

  private void copy(Path data, int round) {
    targets = dir.resolve("targets-" + round);
    Programs.run("cp", "-a", pristine.toString(), data.toString());
    Programs.run("cp", "-a", dir.resolve("targets").toString(), targets.toString());
  }

  /** Strikes when so many have gone, whatever comes after that. */
  private void strikeWhileLeaving(Path data, Blow blow) throws Exception {
    int gone = 1 + random.nextInt(DOCUMENTS - 10);
    File day = data.resolve("vault").resolve(versions.get(0).object()).getParent().toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RoomMaker.class.getName(),
                data.toString(),
                keys.toString(),
                targets.toString(),
                OLD)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("child.log").toFile())
            .start();
    try {
      while (count(day) > DOCUMENTS - gone && process.isAlive()) {
        Thread.onSpinWait();
      }
      assertTrue(process.isAlive(), () -> "it ended: " + said());
      blow.strike(process);
    } finally {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
  }

  private static int count(File folder) {
    String[] names = folder.list();
    return names == null ? 0 : names.length;
  }

  private String said() {
    try {
      return Files.readString(dir.resolve("child.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void assertBooksAgree(Path data) throws Exception {
    try (Archive box = new Archive(data, keys, new TestClock(OLD))) {
      List<String> left =
          box.events(Event.LeftBox.class).stream().map(Event.LeftBox::object).toList();
      assertEquals(left.size(), left.stream().distinct().count(), "each leaves once");
      List<String> last =
          box.vault().catalog().upkeep().lastLeft(MakingRoom.BATCH).stream()
              .map(DocumentVersion::object)
              .toList();
      for (DocumentVersion each : versions) {
        Path own = box.vault().object(each.object());
        if (!left.contains(each.object()) || Files.exists(own)) {
          assertEquals(each.sha256(), Sha256.of(own), each.object());
        }
        assertTrue(
            !left.contains(each.object()) || Files.notExists(own) || last.contains(each.object()),
            "only of the last ones a box looks whether they are still there");
      }
      Catalog known = box.vault().catalog();
      assertEquals(DOCUMENTS - left.size(), known.upkeep().onBox(-1, 1000).size());
      try (Catalog again = Catalog.rebuild(dir.resolve("again.db"), box.ledger())) {
        assertEquals(known.upkeep().onBox(-1, 1000), again.upkeep().onBox(-1, 1000));
        assertEquals(known.upkeep().lastLeft(1000), again.upkeep().lastLeft(1000));
        for (DocumentVersion each : versions) {
          assertEquals(known.upkeep().copies(each), again.upkeep().copies(each));
        }
      }
      Files.delete(dir.resolve("again.db"));
    }
  }

  /** The box goes on: in the end all are on both targets, as they were sealed, and not on it. */
  private void assertRestLeaves(Path data) throws Exception {
    try (RoomMaker box = new RoomMaker(data, keys, targets, new TestClock(OLD))) {
      try (Delivery delivery = box.deliver(true)) {
        box.awaitRound();
        Awaitility.await("an empty box")
            .atMost(Duration.ofSeconds(60))
            .until(() -> box.archive().vault().catalog().upkeep().onBox(-1, 1).isEmpty());
        assertTrue(delivery.isAlive());
      }
      for (DocumentVersion each : versions) {
        assertTrue(Files.notExists(box.archive().vault().object(each.object())), each.object());
        for (String target : List.of("slot", RoomMaker.REMOTE)) {
          assertEquals(
              each.sha256(), Sha256.of(targets.resolve(target).resolve(each.object())), target);
        }
      }
      assertEquals(List.of(), box.archive().events(Event.CopyLost.class));
      assertEquals(2, box.archive().vault().catalog().copies(versions.get(0).document(), 1).size());
    }
  }
}
