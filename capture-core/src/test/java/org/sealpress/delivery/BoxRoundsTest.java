package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.plan.Due;
import org.sealpress.plan.Today;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.DocumentVersion;

/** The box's own store is looked after like a target. */
class BoxRoundsTest {
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(30), Duration.ofMillis(10), Duration.ofSeconds(5));

  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget office = new MemoryTarget();
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private Archive archive;
  private List<DocumentVersion> versions;
  private Delivery delivery;

  @BeforeEach
  void fill() throws Exception {
    archive = new Archive(dir, keys);
    versions = archive.storeMany(6);
  }

  @AfterEach
  void close() throws IOException {
    if (delivery != null) {
      delivery.close();
    }
    archive.close();
  }

  private void start() {
    Verifying weekly =
        new Verifying(
            Duration.ofDays(7), () -> Today.sure(archive.clock().instant(), ZoneOffset.UTC));
    Cargo cargo =
        new Cargo(
            archive.vault(),
            archive.ledger(),
            null,
            Map.of(),
            new DeliverySettings(List.of(), OptionalInt.of(1), weekly, () -> Due.ALL));
    delivery =
        new Delivery(
            cargo,
            List.of(new Destination("office", () -> new Opened("office", office))),
            QUICK,
            told::add,
            Optional.of(
                new BoxStore(
                    new FolderTarget("this box", dir.resolve("vault")), Optional.empty())));
  }

  private void await(Class<? extends DeliveryEvent> kind) {
    Awaitility.await().until(() -> told.stream().anyMatch(kind::isInstance));
  }

  private Path own(int number) {
    return archive.vault().object(versions.get(number).object());
  }

  private void assertGood(int number) throws IOException {
    assertEquals(versions.get(number).sha256(), Sha256.of(own(number)));
  }

  private List<String> back() throws IOException {
    return archive.events(Event.Copied.class).stream()
        .filter(each -> each.target().equals(Event.THIS_BOX))
        .map(Event.Copied::object)
        .toList();
  }

  @Test
  void whatTheDiskHasLostOrDamagedComesBackFromATarget() throws Exception {
    start();
    await(DeliveryEvent.UpToDate.class);
    Files.delete(own(1));
    byte[] damaged = Files.readAllBytes(own(4));
    damaged[20] ^= 1;
    Files.write(own(4), damaged);
    archive.clock().go(Duration.ofDays(8));
    Awaitility.await().until(() -> back().size() == 2);
    assertGood(1);
    assertGood(4);
    assertEquals(
        List.of("missing", "damaged"),
        archive.events(Event.CopyLost.class).stream()
            .filter(each -> each.target().equals(Event.THIS_BOX))
            .map(Event.CopyLost::reason)
            .toList());
    assertTrue(Files.exists(dir.resolve("vault/set-aside")));
    Awaitility.await()
        .until(
            () ->
                archive.events(Event.Verified.class).stream()
                    .anyMatch(each -> each.target().equals(Event.THIS_BOX)));
    assertEquals(6, archive.vault().catalog().upkeep().onBox(-1, 99).size());
    assertEquals(0, archive.vault().catalog().lack("office").objects());
  }

  @Test
  void whatAPersonWantsToBeReadAgainIsReadWithoutWaitingForItsTurn() throws Exception {
    start();
    await(DeliveryEvent.UpToDate.class);
    delivery.verify(BoxStore.NAME);
    delivery.verify("office");
    Awaitility.await()
        .until(
            () ->
                archive.events(Event.Verified.class).stream()
                    .map(Event.Verified::target)
                    .sorted()
                    .toList()
                    .equals(List.of(Event.THIS_BOX, "office")));
    Awaitility.await().until(() -> !delivery.isToVerify(BoxStore.NAME));
    assertFalse(delivery.isToVerify("office"));
    assertThrows(IllegalArgumentException.class, () -> delivery.verify("moon"));
  }

  @Test
  void aTargetThatCanNotBeGivenSomethingIsReadAgainToo() throws Exception {
    String refused = versions.get(5).object();
    office.guard(
        (method, name) -> {
          if (method.equals("put") && name.equals(refused)) {
            throw new TargetFault(Kind.FULL, "the target is full");
          }
        });
    start();
    await(DeliveryEvent.Behind.class);
    archive.clock().go(Duration.ofDays(8));
    Awaitility.await()
        .until(
            () ->
                archive.events(Event.Verified.class).stream()
                    .anyMatch(each -> each.target().equals("office") && each.objects() == 5));
  }

  @Test
  void withoutATargetThatHasItItIsTold() throws Exception {
    office.gone(true);
    archive.clock().go(Duration.ofDays(8));
    Files.delete(own(2));
    start();
    Awaitility.await()
        .until(
            () ->
                told.stream()
                    .anyMatch(
                        each ->
                            each instanceof DeliveryEvent.OwnStore store
                                && store.message().contains("damaged or missing on this box")));
    assertEquals(List.of(), back());
  }

  @Test
  void whatThePowerWentForBetweenLedgerAndDiskStaysOnTheBox() throws Exception {
    DocumentVersion left = versions.get(0);
    archive
        .ledger()
        .append(new Event.LeftBox(left.document(), 1, left.object(), "it was about to go"));
    assertEquals(5, archive.vault().catalog().upkeep().onBox(-1, 99).size());
    start();
    Awaitility.await().until(() -> back().equals(List.of(left.object())));
    assertGood(0);
    assertEquals(6, archive.vault().catalog().upkeep().onBox(-1, 99).size());
  }

  @Test
  void aRebuiltBoxDoesNotMissWhatItNeverHadAndKnowsWhatWasFetched() throws Exception {
    Files.delete(own(3));
    archive.ledger().append(new Event.Rebuilt("drive", 3));
    archive.clock().go(Duration.ofDays(8));
    start();
    Awaitility.await().until(() -> back().size() == 5);
    Awaitility.await()
        .until(
            () ->
                archive.events(Event.Verified.class).stream()
                    .anyMatch(each -> each.target().equals(Event.THIS_BOX)));
    assertEquals(List.of(), archive.events(Event.CopyLost.class));
  }
}
