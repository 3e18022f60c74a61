package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.BatchingMemory;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/** Rounds to a target that takes many together, and their order. */
class TogetherTest {
  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget memory = new MemoryTarget();
  private final BatchingMemory target = new BatchingMemory(memory);
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Progress progress = new Progress();
  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    archive = new Archive(dir, keys);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private Courier courier() {
    DeliverySettings settings =
        new DeliverySettings(List.of("legal", "letter", "never used"), OptionalInt.empty());
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), null, Map.of(), settings);
    return new Courier("usb", cargo, new Opened("usb", target), told::add, stopping::get);
  }

  private DocumentVersion store(int number, String documentClass) throws IOException {
    return archive.store(Archive.pdf(number), documentClass, TestKeys.NOW);
  }

  private List<String> delivered() {
    return told.stream()
        .filter(DeliveryEvent.Copied.class::isInstance)
        .map(event -> ((DeliveryEvent.Copied) event).object())
        .toList();
  }

  private static List<String> objects(List<DocumentVersion> versions) {
    return versions.stream().map(DocumentVersion::object).toList();
  }

  @Test
  void theMostUrgentClassGoesFirstAndInItTheOldest() throws Exception {
    List<DocumentVersion> expected = new ArrayList<>();
    DocumentVersion zebra = store(0, "zebra");
    DocumentVersion draft = store(1, "draft");
    DocumentVersion letter = store(2, "letter");
    expected.add(store(3, "legal"));
    DocumentVersion second = store(4, "draft");
    expected.add(store(5, "legal"));
    expected.addAll(List.of(letter, draft, second, zebra));
    assertTrue(courier().deliver(progress));
    assertEquals(objects(expected), delivered());
  }

  @Test
  void manyGoTogetherAndTheLedgerHearsOfThemAtOnce() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(250);
    assertTrue(courier().deliver(progress));
    assertEquals(objects(versions), delivered());
    assertEquals(List.of(100, 100, 50), target.batches());
    assertEquals(250, archive.events(Event.Copied.class).size());
    assertEquals(250, archive.vault().catalog().held("usb"));
  }

  @Test
  void whatIsSealedMeanwhileGoesBeforeTheRest() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(250);
    List<DocumentVersion> fresh = new ArrayList<>();
    target.after(
        () -> {
          if (fresh.isEmpty()) {
            fresh.add(store(300, "draft"));
          }
        });
    assertTrue(courier().deliver(progress));
    assertEquals(100, delivered().indexOf(fresh.get(0).object()));
    assertEquals(251, delivered().size());
    assertEquals(versions.get(100).object(), delivered().get(101));
  }

  @Test
  void oneThatIsDamagedOnTheBoxOrReadsBackAsSomethingElseKeepsNoOtherFromBeingCopied()
      throws Exception {
    List<DocumentVersion> versions = archive.storeMany(20);
    String damaged = versions.get(3).object();
    Path file = archive.vault().object(damaged);
    byte[] bytes = Files.readAllBytes(file);
    bytes[200] ^= 1;
    Files.write(file, bytes);
    String bad = versions.get(5).object();
    memory.medium((name, read) -> new ByteArrayInputStream(name.equals(bad) ? new byte[3] : read));
    TargetFault fault = assertThrows(TargetFault.class, () -> courier().deliver(progress));
    assertEquals(Kind.CONTENT_UNREADABLE, fault.kind());
    assertTrue(fault.getMessage().startsWith(damaged + " is damaged on this box (SHA-256 "));
    assertTrue(fault.getMessage().endsWith("(and 1 more objects could not be delivered)"));
    assertFalse(memory.stored().containsKey(damaged));
    assertEquals(18, delivered().size());
    assertEquals(18, archive.events(Event.Copied.class).size());
  }

  @Test
  void aFullTargetGetsWhatFitsAndTheRoundEnds() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(20);
    target.room(versions.stream().limit(8).mapToLong(DocumentVersion::size).sum());
    TargetFault fault = assertThrows(TargetFault.class, () -> courier().deliver(progress));
    assertEquals(Kind.FULL, fault.kind());
    assertEquals(objects(versions.subList(0, 8)), delivered());
    assertEquals(12, archive.vault().catalog().lack("usb").objects());
  }

  @Test
  void toldToStopItEndsAfterTheBatchInFlight() throws Exception {
    archive.storeMany(250);
    target.after(() -> stopping.set(true));
    assertFalse(courier().deliver(progress));
    assertEquals(100, delivered().size());
  }

  @Test
  void onceTheMediumIsTornOutNothingMoreIsReadForIt() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(20);
    memory.guard(
        (method, name) -> {
          if (name.equals(versions.get(4).object())) {
            assertEquals(20, progress.inFlight());
            progress.tear();
            stopping.set(true);
          }
        });
    assertFalse(courier().deliver(progress));
    assertEquals(List.of(), delivered());
    assertFalse(memory.stored().containsKey(versions.get(5).object()));
    assertEquals(0, progress.inFlight());
  }

  @Test
  void howFarItIsIsToldAtTheEndAtLeast() throws Exception {
    List<DocumentVersion> versions = archive.storeMany(150);
    courier().deliver(progress);
    List<DeliveryEvent.Progress> steps =
        told.stream()
            .filter(DeliveryEvent.Progress.class::isInstance)
            .map(DeliveryEvent.Progress.class::cast)
            .toList();
    DeliveryEvent.Progress last = steps.get(steps.size() - 1);
    long bytes = versions.stream().mapToLong(DocumentVersion::size).sum();
    assertEquals(150, last.objects());
    assertEquals(150, last.ofObjects());
    assertEquals(bytes, last.bytes());
    assertEquals(bytes, last.ofBytes());
  }
}
