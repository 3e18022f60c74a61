package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Event;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Due;
import org.sealpress.plan.Required;
import org.sealpress.plan.TargetKind;
import org.sealpress.plan.TargetKinds;
import org.sealpress.plan.Today;
import org.sealpress.target.TargetFault;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;

/** What leaves the box when its disk is full, and above all what does not. */
class MakingRoomTest {
  private static final int DOCUMENTS = 10;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String DRIVE_ID = "0123456789abcdef0123456789abcdef";
  private static final String DRIVE = DriveRecord.ledgerName("A", DRIVE_ID);

  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget drive = new MemoryTarget();
  private final MemoryTarget remote = new MemoryTarget();
  private Archive archive;
  private List<DocumentVersion> versions;
  private boolean sure = true;
  private Set<String> held = Set.of();
  private long room;

  @BeforeEach
  void fill() throws Exception {
    archive = new Archive(dir, keys);
    versions = archive.storeMany(DOCUMENTS);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private Verifying verifying() {
    return new Verifying(
        WEEK,
        () ->
            new Today(
                archive.clock().instant(),
                ZoneOffset.UTC,
                sure ? Optional.empty() : Optional.of("the clock is doubtful")));
  }

  private Cargo cargo() {
    return new Cargo(
        archive.vault(),
        archive.ledger(),
        null,
        Map.of(),
        new DeliverySettings(List.of(), OptionalInt.of(1), verifying(), () -> Due.ALL));
  }

  private void deliver(String name, MemoryTarget target) throws TargetFault, IOException {
    assertTrue(
        new Courier(name, cargo(), new Opened(name, target), event -> {}, () -> false)
            .deliver(new Progress()));
  }

  /** All copies are made, and a week later read again. */
  private void deliverAndVerify() throws Exception {
    for (Map.Entry<String, MemoryTarget> each :
        Map.of(DRIVE, drive, "offsite", remote).entrySet()) {
      deliver(each.getKey(), each.getValue());
    }
    archive.clock().go(WEEK);
    verify(DRIVE, drive);
    verify("offsite", remote);
    archive.clock().go(Duration.ofDays(60));
  }

  private void verify(String name, MemoryTarget target) throws Exception {
    Courier courier =
        new Courier(name, cargo(), new Opened(name, target), event -> {}, () -> false);
    assertTrue(courier.prove(new Progress(), () -> false));
  }

  private long onBox() throws IOException {
    try (var files = Files.walk(dir.resolve("vault/objects"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private long bytesOnBox() {
    try (var files = Files.walk(dir.resolve("vault/objects"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a disk on which all that is on the box now leaves no room. */
  private Optional<String> make(long wanted) throws IOException {
    if (room == 0) {
      room = bytesOnBox();
    }
    RoomRules rules =
        new RoomRules(
            Duration.ofDays(30),
            wanted,
            () -> room - bytesOnBox(),
            Map.of("legal", Required.parse("1 drive and 1 remote")),
            new TargetKinds(Map.of("slot", TargetKind.DRIVE, "offsite", TargetKind.REMOTE)),
            held);
    OtherTargets others =
        new OtherTargets(
            archive.vault(),
            List.of(
                new Lending(
                    new Destination("slot", () -> new Opened(DRIVE, drive)), System::nanoTime),
                new Lending(
                    new Destination("offsite", () -> new Opened("offsite", remote)),
                    System::nanoTime)));
    return new MakingRoom(archive.vault(), rules, verifying(), others, () -> 0).make(() -> false);
  }

  private void assertAllStay(String why) throws IOException {
    Optional<String> told = make(Long.MAX_VALUE / 2);
    says(told.orElseThrow(), why);
    assertEquals(DOCUMENTS, onBox());
    assertEquals(List.of(), archive.events(Event.LeftBox.class));
  }

  @Test
  void theOldestLeaveUntilThereIsRoomAndTheLedgerSaysSo() throws Exception {
    deliverAndVerify();
    assertEquals(Optional.empty(), make(versions.get(0).size() + versions.get(1).size()));
    assertEquals(DOCUMENTS - 2, onBox());
    assertEquals(
        List.of(versions.get(0).object(), versions.get(1).object()),
        archive.events(Event.LeftBox.class).stream().map(Event.LeftBox::object).toList());
    assertEquals(Optional.empty(), make(1), "there is enough now");
    assertEquals(
        DOCUMENTS - 2, archive.vault().catalog().upkeep().onBox(-1, 100).size(), "and known");
  }

  @Test
  void whatHasLeftIsKnownToACatalogThatIsMadeAgain() throws Exception {
    deliverAndVerify();
    make(versions.get(0).size());
    try (Catalog again = Catalog.rebuild(dir.resolve("again.db"), archive.ledger())) {
      assertEquals(
          archive.vault().catalog().upkeep().onBox(-1, 100), again.upkeep().onBox(-1, 100));
      assertEquals(archive.vault().catalog().upkeep().lastLeft(100), again.upkeep().lastLeft(100));
      assertEquals(
          archive.vault().catalog().upkeep().copies(versions.get(3)),
          again.upkeep().copies(versions.get(3)));
    }
  }

  @Test
  void nothingLeavesWhileARequiredCopyIsMissing() throws Exception {
    deliver("offsite", remote);
    archive.clock().go(WEEK);
    verify("offsite", remote);
    archive.clock().go(Duration.ofDays(400));
    assertAllStay("verified copies are missing on 1 drive");
  }

  @Test
  void nothingLeavesWhileACopyIsOnlyClaimed() throws Exception {
    deliver(DRIVE, drive);
    deliver("offsite", remote);
    archive.clock().go(WEEK);
    verify("offsite", remote);
    archive.clock().go(Duration.ofDays(400));
    assertAllStay("10 documents that may go by age must stay");
    assertAllStay("verified copies are missing on 1 drive");
  }

  @Test
  void oneWhoseCopyIsDamagedStaysAndSoDoAllOnThatMedium() throws Exception {
    deliver(DRIVE, drive);
    deliver("offsite", remote);
    archive.clock().go(WEEK);
    drive.stored().put(versions.get(4).object(), new byte[(int) versions.get(4).size()]);
    verify(DRIVE, drive);
    verify("offsite", remote);
    archive.clock().go(Duration.ofDays(60));
    assertAllStay("verified copies are missing on 1 drive");
  }

  @Test
  void oneWhoseCopyIsGoneThoughTheLedgerHasItStays() throws Exception {
    deliverAndVerify();
    remote.stored().remove(versions.get(0).object());
    remote.stored().put(versions.get(1).object(), new byte[7]);
    Optional<String> told = make(Long.MAX_VALUE / 2);
    says(told.orElseThrow(), "2 documents that may go by age", "is not there");
    assertEquals(2, onBox());
    assertTrue(Files.exists(archive.vault().object(versions.get(0).object())));
    assertTrue(Files.exists(archive.vault().object(versions.get(1).object())));
  }

  @Test
  void nothingLeavesOnADoubtfulClock() throws Exception {
    deliverAndVerify();
    sure = false;
    assertAllStay("the clock is doubtful");
  }

  @Test
  void whatWasSealedWhileTheClockHadGoneBackIsNotOld() throws Exception {
    deliverAndVerify();
    archive.clock().go(Duration.ofDays(-4000));
    DocumentVersion young = archive.store(Archive.pdf(50));
    archive.clock().go(Duration.ofDays(4000));
    deliver(DRIVE, drive);
    deliver("offsite", remote);
    make(Long.MAX_VALUE / 2);
    assertEquals(1, onBox());
    assertTrue(Files.exists(archive.vault().object(young.object())));
  }

  @Test
  void whatMustStayIsGoneThroughOnceAnHour() throws Exception {
    deliver("offsite", remote);
    archive.clock().go(Duration.ofDays(60));
    long[] now = {0};
    RoomRules rules =
        new RoomRules(
            Duration.ofDays(30),
            10,
            () -> 0,
            Map.of("legal", Required.parse("1 remote")),
            new TargetKinds(Map.of("offsite", TargetKind.REMOTE)),
            Set.of());
    MakingRoom room =
        new MakingRoom(
            archive.vault(),
            rules,
            verifying(),
            new OtherTargets(archive.vault(), List.of()),
            () -> now[0]);
    Optional<String> told = room.make(() -> false);
    says(told.orElseThrow(), "must stay");
    verify("offsite", remote);
    now[0] += Duration.ofMinutes(59).toNanos();
    assertEquals(told, room.make(() -> false));
    now[0] += Duration.ofMinutes(1).toNanos();
    room.make(() -> false);
    assertEquals(1, archive.events(Event.LeftBox.class).size());
  }

  @Test
  void whatIsYoungerThanItIsToBeKeptStaysOnAFullDisk() throws Exception {
    deliver(DRIVE, drive);
    deliver("offsite", remote);
    archive.clock().go(Duration.ofDays(5));
    assertAllStay("nothing on it is old enough to leave");
  }

  @Test
  void aRetiredDriveDoesNotCount() throws Exception {
    archive.ledger().append(new DriveEvent.Enrolled(DRIVE_ID, "A", "1234-ABCD", 64_000_000_000L));
    deliverAndVerify();
    archive.ledger().append(new DriveEvent.Retired(DRIVE_ID, "A", "lost"));
    assertAllStay("verified copies are missing on 1 drive");
  }

  @Test
  void whatIsHeldStays() throws Exception {
    deliverAndVerify();
    held = Set.of("legal");
    assertAllStay("documents of the class legal are held");
  }

  @Test
  void aDriveThatIsAwayCountsByWhatWasReadOfIt() throws Exception {
    deliverAndVerify();
    drive.gone(true);
    assertEquals(Optional.empty(), make(versions.get(0).size()));
    assertFalse(Files.exists(archive.vault().object(versions.get(0).object())));
  }

  @Test
  void aRemoteThatCantBeAskedNowDoesNotCount() throws Exception {
    deliverAndVerify();
    remote.gone(true);
    assertAllStay("offsite can't be asked now, and a copy there is required");
    remote.gone(false);
    assertEquals(Optional.empty(), make(versions.get(0).size()));
  }

  @Test
  void aNewTargetGetsWhatHasLeftFromTheOthers() throws Exception {
    deliverAndVerify();
    make(Long.MAX_VALUE / 2);
    assertEquals(0, onBox());
    MemoryTarget fresh = new MemoryTarget();
    OtherTargets others =
        new OtherTargets(
            archive.vault(),
            List.of(
                new Lending(
                    new Destination("offsite", () -> new Opened("offsite", remote)),
                    System::nanoTime)));
    Courier courier =
        new Courier(
            "slot",
            cargo(),
            new Opened("drive:B:99", fresh, true),
            event -> {},
            () -> false,
            others);
    assertTrue(courier.deliver(new Progress()));
    for (DocumentVersion each : versions) {
      assertEquals(each.size(), fresh.stored().get(each.object()).length);
    }
    assertEquals(DOCUMENTS, archive.vault().catalog().held("drive:B:99"));
  }
}
