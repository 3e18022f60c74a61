package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentVersion;

/** Copies that are damaged, and where the good bytes come from. */
class RepairTest {
  @TempDir Path dir;
  @TempDir Path keys;
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private final MemoryTarget office = new MemoryTarget();
  private Archive archive;
  private Path drive;
  private List<DocumentVersion> versions;
  private Supply others = Supply.NONE;

  @BeforeEach
  void fill() throws Exception {
    archive = new Archive(Files.createDirectory(dir.resolve("box")), keys);
    drive = Files.createDirectory(dir.resolve("drive"));
    versions = new ArrayList<>(archive.storeMany(8));
    assertTrue(drive().deliver(new Progress()));
    assertTrue(
        new Courier("office", cargo(), new Opened("office", office), event -> {}, () -> false)
            .deliver(new Progress()));
    others =
        new OtherTargets(
            archive.vault(),
            List.of(
                new Lending(
                    new Destination("slot", () -> new Opened("drive:A:1", target(), true)),
                    System::nanoTime),
                new Lending(
                    new Destination("office", () -> new Opened("office", office)),
                    System::nanoTime)));
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private FolderTarget target() {
    return new FolderTarget("slot", drive);
  }

  private Cargo cargo() {
    return new Cargo(
        archive.vault(),
        archive.ledger(),
        null,
        Map.of(),
        new DeliverySettings(List.of(), OptionalInt.of(1)));
  }

  private Courier drive() {
    return new Courier(
        "slot", cargo(), new Opened("drive:A:1", target(), true), told::add, () -> false, others);
  }

  private Path copy(int number) {
    return drive.resolve(versions.get(number).object());
  }

  private Path own(int number) {
    return archive.vault().object(versions.get(number).object());
  }

  /** Flips a bit in a copy; returns what it is now. */
  private static byte[] damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    return Files.readAllBytes(Files.write(file, bytes));
  }

  private void visit() throws Exception {
    Courier courier = drive();
    Progress progress = new Progress();
    courier.deliver(progress);
    assertTrue(courier.prove(progress, () -> false));
    courier.deliver(progress);
  }

  private void assertGood(int number) throws IOException {
    assertEquals(versions.get(number).sha256(), Sha256.of(copy(number)));
  }

  private List<String> aside() throws TargetFault {
    return target().list("set-aside").stream().map(stat -> stat.name()).toList();
  }

  @Test
  void aDamagedCopyIsSetAsideAndMadeAgainFromTheBoxAndBothAreRecorded() throws Exception {
    byte[] damaged = damage(copy(3));
    long entries = archive.ledger().head().seq();
    visit();
    assertGood(3);
    assertEquals(1, aside().size());
    assertArrayEquals(damaged, Files.readAllBytes(drive.resolve(aside().get(0))));
    List<Event> events =
        org.sealpress.fixture.LedgerEvents.from(archive.ledger(), entries + 1).stream()
            .filter(each -> each instanceof Event.CopyLost || each instanceof Event.Copied)
            .toList();
    assertEquals(2, events.size(), events.toString());
    assertEquals(Event.CopyLost.DAMAGED, ((Event.CopyLost) events.get(0)).reason());
    assertEquals("drive:A:1", ((Event.Copied) events.get(1)).target());
    DeliveryEvent.Repaired repaired =
        told.stream()
            .filter(DeliveryEvent.Repaired.class::isInstance)
            .map(DeliveryEvent.Repaired.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals("this box", repaired.from());
    assertEquals(aside().get(0), repaired.aside());
    says(
        archive.events(Event.Fault.class).get(0).message(),
        "slot: 1 of its objects",
        "set aside there and copied again",
        "don't trust this medium");
    assertEquals(0, archive.vault().catalog().lack("drive:A:1").objects());
  }

  @Test
  void theGoodBytesComeFromAnotherTargetWhenTheBoxHasNone() throws Exception {
    damage(copy(1));
    Files.delete(own(1));
    damage(copy(2));
    damage(own(2));
    Files.delete(copy(5));
    Files.delete(own(5));
    visit();
    for (int number : List.of(1, 2, 5)) {
      assertGood(number);
    }
    assertEquals(2, aside().size());
    assertEquals(
        List.of("office", "office"),
        told.stream()
            .filter(DeliveryEvent.Repaired.class::isInstance)
            .map(each -> ((DeliveryEvent.Repaired) each).from())
            .toList());
    try (var left = Files.list(archive.vault().borrowed())) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void whatCantBeReadOnTheBoxComesFromAnotherTargetToo() throws Exception {
    damage(copy(2));
    Files.delete(own(2));
    Files.createDirectory(own(2)); // reading it fails
    Files.delete(copy(6));
    visit();
    assertGood(2);
    assertGood(6);
  }

  @Test
  void withoutAGoodCopyTheDamagedOneKeepsItsName() throws Exception {
    byte[] damaged = damage(copy(4));
    Files.delete(own(4));
    office.stored().put(versions.get(4).object(), new byte[10]);
    Courier courier = drive();
    Progress progress = new Progress();
    courier.deliver(progress);
    assertTrue(courier.prove(progress, () -> false));
    TargetFault fault = assertThrows(TargetFault.class, () -> courier.deliver(progress));
    assertEquals(Kind.CONTENT_UNREADABLE, fault.kind());
    says(fault.getMessage(), versions.get(4).object(), "no good copy on this box", "reconnect");
    assertArrayEquals(damaged, Files.readAllBytes(copy(4)));
    assertEquals(List.of(), aside());
  }

  @Test
  void aMediumThatDamagesManyIsNotRepairedAnyMore() throws Exception {
    for (int i = 0; i < 7; i++) {
      damage(copy(i));
    }
    Courier courier = drive();
    Progress progress = new Progress();
    courier.deliver(progress);
    assertTrue(courier.prove(progress, () -> false));
    TargetFault fault = assertThrows(TargetFault.class, () -> courier.deliver(progress));
    assertEquals(Kind.IO_ERROR, fault.kind());
    says(fault.getMessage(), "nothing more is repaired there", "don't trust this medium");
    assertEquals(List.of(), aside());
    says(
        archive.events(Event.Fault.class).get(0).message(),
        "7 of its objects",
        "give the box another one");
  }

  @Test
  void aMediumThatNeverKeepsWhatItIsGivenIsNotFilledWithIt() throws Exception {
    FolderTarget lying = target();
    Optional<DocumentVersion> fresh = Optional.of(archive.store(Archive.pdf(70)));
    Path file = drive.resolve(fresh.get().object());
    for (int round = 0; round < 20; round++) {
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[(int) fresh.get().size()]);
      try {
        drive().deliver(new Progress());
        Files.delete(file);
        archive
            .ledger()
            .append(
                new Event.CopyLost(
                    fresh.get().document(), 1, "drive:A:1", fresh.get().object(), "missing"));
      } catch (TargetFault e) {
        says(e.getMessage(), "nothing more is repaired there");
      }
    }
    assertTrue(lying.list("set-aside").size() <= Reliability.FEW + 1, aside().toString());
  }

  @Test
  void whatIsNotDamagedIsNeverSetAside() throws Exception {
    Event.CopyLost lost =
        new Event.CopyLost(
            versions.get(0).document(), 1, "drive:A:1", versions.get(0).object(), "damaged");
    archive.ledger().append(lost);
    visit();
    assertGood(0);
    assertEquals(List.of(), aside());
    assertFalse(told.stream().anyMatch(DeliveryEvent.Repaired.class::isInstance));
  }
}
