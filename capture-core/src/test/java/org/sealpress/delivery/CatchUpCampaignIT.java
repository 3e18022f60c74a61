package org.sealpress.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Event;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.TargetFault;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentVersion;

/**
 * A drive catches up, and loses its power or is torn out, two or three times, at moments that a
 * seed chooses: whatever the ledger says is on it is on it, whole, when it is back; nothing half
 * has a name; and in the end it has everything. Ten seeds, with {@code -Dall=true} a hundred.
 */
class CatchUpCampaignIT {
  private static final int DOCUMENTS = 240;
  private static final int DAYS = 4;
  private static final int LARGEST = 40_000;
  private static final Map<String, String> SUMS = new HashMap<>();

  @TempDir static Path folder;
  private static final AtomicInteger CUTS = new AtomicInteger();
  private static final AtomicInteger INTERRUPTED = new AtomicInteger();
  private static final AtomicInteger PARTLY = new AtomicInteger();
  private static Archive archive;

  static LongStream seeds() {
    return LongStream.range(0, Boolean.getBoolean("all") ? 100 : 10);
  }

  @BeforeAll
  static void fill() throws Exception {
    archive = new Archive(Files.createDirectory(folder.resolve("box")), folder);
    Random random = new Random(1);
    for (int i = 0; i < DOCUMENTS; i++) {
      DocumentVersion stored =
          archive.store(
              Contents.random(1 + random.nextInt(LARGEST), i),
              i % 3 == 0 ? "draft" : "legal",
              TestKeys.NOW.plus(Duration.ofDays(i * DAYS / DOCUMENTS)));
      SUMS.put(stored.object(), stored.sha256());
    }
  }

  @AfterAll
  static void close() throws IOException {
    System.out.printf(
        "%d cuts, %d of them while it was written to, %d with some objects acknowledged%n",
        CUTS.get(), INTERRUPTED.get(), PARTLY.get());
    assertTrue(2 * INTERRUPTED.get() >= CUTS.get(), "most cuts came too late: no test");
    if (archive != null) {
      archive.close();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasAcknowledgedSurvives(long seed) throws Exception {
    Random random = new Random(seed);
    try (LoopDevice drive = device(seed)) {
      int cuts = 2 + random.nextInt(2);
      for (int i = 0; i < cuts; i++) {
        Moment moment = new Moment(random, () -> cut(drive, seed, random.nextInt(3)));
        CompletableFuture<Void> delivery =
            CompletableFuture.runAsync(() -> deliver(drive, seed, moment));
        delivery.get(60, java.util.concurrent.TimeUnit.SECONDS);
        moment.end();
        CUTS.incrementAndGet();
        putBack(drive, seed);
        assertAcknowledged(drive, seed);
        long held = archive.vault().catalog().held(name(seed));
        PARTLY.addAndGet(held > 0 && held < DOCUMENTS ? 1 : 0);
      }
      assertTrue(
          courier(new SabotagedTarget(target(drive), Moment.NEVER), seed).deliver(new Progress()));
      assertAcknowledged(drive, seed);
      assertEquals(DOCUMENTS, archive.vault().catalog().held(name(seed)));
      assertEquals(0, files(drive.mountPoint(), ".sealpress-").size(), "leftovers are swept");
      assertEquals(
          List.of(),
          archive.events(Event.CopyLost.class).stream()
              .filter(lost -> lost.target().equals(name(seed)))
              .toList());
    }
  }

  private static LoopDevice device(long seed) {
    String name = "drive-" + seed;
    return switch ((int) (seed % 3)) {
      case 0 -> LoopDevice.ext4(folder, name, 64L << 20);
      case 1 -> LoopDevice.exfat(folder, name, 64L << 20);
      default -> LoopDevice.xfs(folder, name, 320L << 20);
    };
  }

  private static void cut(LoopDevice drive, long seed, int way) {
    if (way == 0) {
      drive.pull();
    } else if (seed % 3 == 1) {
      drive.tearOut();
    } else {
      drive.cutPower();
    }
  }

  private static void putBack(LoopDevice drive, long seed) {
    drive.unmountIfMounted();
    String image = folder.resolve("drive-" + seed + ".img").toString();
    await().until(() -> Programs.run("losetup", "-j", image).isBlank());
    drive.mount();
  }

  private static String name(long seed) {
    return "drive:T:" + seed;
  }

  private static FolderTarget target(LoopDevice drive) throws IOException {
    Path root = drive.mountPoint();
    return FolderTarget.onDevice("drive \"T\"", root, "insert it", FolderTarget.deviceOf(root));
  }

  private static Courier courier(SabotagedTarget target, long seed) {
    Cargo cargo =
        new Cargo(
            archive.vault(),
            archive.ledger(),
            null,
            Map.of(),
            new DeliverySettings(List.of("legal", "draft"), java.util.OptionalInt.empty()));
    return new Courier(
        "slot", cargo, new Opened(name(seed), target, true), event -> {}, () -> false);
  }

  private static void deliver(LoopDevice drive, long seed, Moment moment) {
    try {
      courier(new SabotagedTarget(target(drive), moment), seed).deliver(new Progress());
    } catch (TargetFault e) {
      INTERRUPTED.incrementAndGet(); // as meant
    } catch (IOException e) {
      throw new IllegalStateException(e); // the box itself must not fail
    }
  }

  private static void assertAcknowledged(LoopDevice drive, long seed) throws Exception {
    FolderTarget target = target(drive);
    for (DocumentVersion version : archive.vault().catalog().on(name(seed), -1, DOCUMENTS)) {
      try (InputStream in = target.readBack(version.object())) {
        assertEquals(version.sha256(), Sha256.of(in), version.object());
      }
    }
    for (Path file : files(drive.mountPoint().resolve("objects"), "")) {
      String object = drive.mountPoint().relativize(file).toString();
      if (!file.getFileName().toString().startsWith(".")) {
        assertEquals(SUMS.get(object), Sha256.of(file), object);
      }
    }
  }

  private static List<Path> files(Path root, String prefix) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (var all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .toList();
    }
  }
}
