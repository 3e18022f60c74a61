package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentVersion;

/** A drive that is too small for all. */
class FullDriveIT {
  private static final int DOCUMENTS = 60;

  @TempDir Path dir;
  private LoopDevice drive;
  private Archive archive;

  @BeforeEach
  void fill() throws Exception {
    drive = LoopDevice.ext4(dir, "drive", 8L << 20);
    archive = new Archive(Files.createDirectory(dir.resolve("box")), dir);
    for (int i = 0; i < DOCUMENTS; i++) {
      archive.store(Contents.random(200_000, i));
    }
  }

  @AfterEach
  void close() throws IOException {
    if (archive != null) { // null when the test was skipped
      archive.close();
      drive.close();
    }
  }

  private FolderTarget target() throws TargetFault {
    try {
      Path root = drive.mountPoint();
      return FolderTarget.onDevice("drive \"A\"", root, "insert it", FolderTarget.deviceOf(root));
    } catch (IOException e) {
      throw new TargetFault(Kind.UNAVAILABLE, "it is away", e);
    }
  }

  @Test
  void itGetsWhatFitsSaysHowMuchIsLackingAndHoldsUpNobodyElse() throws Exception {
    List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
    MemoryTarget office = new MemoryTarget();
    List<Destination> places =
        List.of(
            new Destination("usb", () -> new Opened("drive:A:1", target(), true)),
            new Destination("office", () -> new Opened("office", office)));
    Pace pace = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(5));
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    Delivery delivery = new Delivery(cargo, places, pace, told::add);
    try {
      Awaitility.await()
          .until(() -> told.stream().anyMatch(DeliveryEvent.Behind.class::isInstance));
      Awaitility.await().until(() -> told.contains(new DeliveryEvent.UpToDate("office")));
    } finally {
      delivery.close();
    }
    DeliveryEvent.Behind behind =
        (DeliveryEvent.Behind)
            told.stream().filter(DeliveryEvent.Behind.class::isInstance).findFirst().orElseThrow();
    long held = archive.vault().catalog().held("drive:A:1");
    assertTrue(held > 20 && held < DOCUMENTS, held + " fit");
    assertEquals(DOCUMENTS - held, behind.waiting());
    assertTrue(behind.message().contains("is full"), behind.message());
    assertTrue(behind.message().contains("use another medium"), behind.message());
    assertEquals(0, leftovers());
    for (DocumentVersion version : archive.vault().catalog().on("drive:A:1", -1, DOCUMENTS)) {
      try (InputStream in = target().readBack(version.object())) {
        assertEquals(version.sha256(), Sha256.of(in));
      }
    }
  }

  @Test
  void aBatchThatDoesNotFitLeavesNothing() throws Exception {
    List<DocumentVersion> all = archive.vault().catalog().notOn("drive:A:1", -1, DOCUMENTS);
    Map<String, Expected> contents = new LinkedHashMap<>();
    for (DocumentVersion version : all) {
      contents.put(
          version.object(),
          new Expected(Content.of(archive.vault().object(version.object())), version.sha256()));
    }
    TargetFault fault = assertThrows(TargetFault.class, () -> target().putProven(contents));
    assertEquals(Kind.FULL, fault.kind());
    assertEquals(List.of(), target().list(""));
    assertEquals(0, leftovers());
  }

  private long leftovers() throws IOException {
    try (var files = Files.walk(drive.mountPoint())) {
      return files.filter(file -> file.getFileName().toString().startsWith(".sealpress")).count();
    }
  }
}
