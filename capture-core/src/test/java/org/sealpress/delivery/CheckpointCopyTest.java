package org.sealpress.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sealpress.durable.Says.says;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Against;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.Verdict;
import org.sealpress.ledger.checkpoint.Checkpoint;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.NoteSigner;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.merkle.Hash;
import org.sealpress.seal.LedgerKey;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** Checkpoints beside the ledger on a target, and what is found when they don't fit. */
class CheckpointCopyTest {
  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget target = new MemoryTarget();
  private Archive archive;
  private LedgerKey key;
  private Notary notary;

  @BeforeEach
  void open() throws Exception {
    archive = new Archive(dir.resolve("box"), keys);
    key = LedgerKey.open(dir.resolve("box/ledger.key"), new SecureRandom());
    notary = notary();
  }

  private Notary notary() throws IOException {
    return Notary.open(archive.ledger(), dir.resolve("box"), key, CheckpointListener.NONE);
  }

  @AfterEach
  void close() throws IOException {
    notary.close();
    key.close();
    archive.close();
  }

  private void deliver() throws TargetFault, IOException {
    Cargo cargo =
        new Cargo(archive.vault(), archive.ledger(), notary, Map.of(), DeliverySettings.USUAL);
    new Courier("office", cargo, new Opened("office", target), event -> {}, () -> false)
        .deliver(new Progress());
  }

  private List<String> there() {
    return target.stored().keySet().stream()
        .filter(name -> name.startsWith("checkpoints/") && !name.contains("/ledger-"))
        .toList();
  }

  private static String name(long size) {
    return "checkpoints/" + CheckpointStore.name(size);
  }

  /** From what is on the target alone. */
  private Verdict verify() throws IOException {
    Path read = Files.createTempDirectory(dir, "read");
    for (Map.Entry<String, byte[]> file : target.stored().entrySet()) {
      Path to = read.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
    return LedgerReader.at(read.resolve("ledger"))
        .verify(
            new Against(
                null,
                List.of(new CheckpointStore(read.resolve("checkpoints"))),
                List.of(notary.verifierKey()),
                null));
  }

  @Test
  void eachDeliveryLeavesACheckpointOverAllThatTheTargetHas() throws Exception {
    archive.storeMany(2);
    deliver();
    long first = archive.ledger().head().seq() + 1;
    assertEquals(List.of(name(first)), there());
    assertEquals(first, assertInstanceOf(Verdict.Intact.class, verify()).signed());
    deliver();
    assertEquals(1, there().size(), "nothing is new");
    archive.storeMany(1);
    deliver();
    long second = archive.ledger().head().seq() + 1;
    assertEquals(List.of(name(first), name(second)), there());
    assertEquals(second, assertInstanceOf(Verdict.Intact.class, verify()).signed());
  }

  @Test
  void theKeyLiesBesideThem() throws Exception {
    archive.storeMany(1);
    deliver();
    byte[] vkey = target.stored().get("checkpoints/ledger-" + notary.verifierKey().id() + ".vkey");
    assertEquals(notary.verifierKey() + "\n", new String(vkey, UTF_8));
    assertArrayEquals(
        LedgerKeys.pem(notary.verifierKey()),
        target.stored().get("checkpoints/" + LedgerKeys.pemName(notary.verifierKey())));
  }

  @Test
  void aTimeStampThatComesLaterFollowsItsCheckpoint() throws Exception {
    archive.storeMany(1);
    deliver();
    String checkpoint = there().get(0);
    Path stamp = dir.resolve("box").resolve(checkpoint + ".tsr");
    Files.write(stamp, new byte[] {1, 2, 3});
    Files.write(dir.resolve("box/checkpoints/0000009999.tsr"), new byte[1]);
    deliver();
    assertEquals(List.of(checkpoint, checkpoint + ".tsr"), there());
    assertArrayEquals(new byte[] {1, 2, 3}, target.stored().get(checkpoint + ".tsr"));
  }

  @Test
  void aLedgerThatWasRolledBackIsNamedAndNothingOfItIsShipped() throws Exception {
    archive.storeMany(1);
    deliver();
    archive.storeMany(2);
    // The target was used by the box as it was later: a checkpoint over more entries.
    archive.ledger().cut();
    long later = archive.ledger().head().seq() + 10;
    target.stored().put(name(later), sign(later));
    notary = reopened();
    int stored = target.stored().size();
    TargetFault fault = assertThrows(TargetFault.class, this::deliver);
    assertEquals(Kind.NAME_TAKEN, fault.kind());
    says(fault, "was rolled back", "office has a checkpoint over " + later);
    assertEquals(stored + 2, target.stored().size(), "the two documents, and nothing else");
    faultIs(Event.Fault.ROLLED_BACK, fault);
    assertThrows(TargetFault.class, this::deliver);
    faultIs(Event.Fault.ROLLED_BACK, fault);
  }

  /** Told once. */
  private void faultIs(String kind, TargetFault fault) throws IOException {
    assertEquals(
        List.of(new Event.Fault(kind, fault.getMessage(), "")), archive.events(Event.Fault.class));
  }

  private Notary reopened() throws IOException {
    notary.close();
    return notary();
  }

  /** As somebody with the key would. */
  private byte[] sign(long size) {
    String origin = notary.verifierKey().name();
    return SignedCheckpoint.sign(
            new Checkpoint(origin, size, Hash.EMPTY), new NoteSigner(origin, key))
        .note();
  }

  @Test
  void aLedgerWithAnotherHistoryThanTheTargetIsAFork() throws Exception {
    archive.storeMany(1);
    archive.ledger().cut();
    long size = archive.ledger().head().seq() + 1;
    target.stored().put(name(size), sign(size));
    TargetFault fault = assertThrows(TargetFault.class, this::deliver);
    assertEquals(Kind.NAME_TAKEN, fault.kind());
    says(fault, "is not the one that was signed", "the checkpoint on office", "ledger verify");
    assertFalse(target.stored().keySet().stream().anyMatch(name -> name.startsWith("ledger/")));
    assertEquals(List.of(name(size)), there());
    faultIs(Event.Fault.FORKED, fault);
  }

  @Test
  void aCheckpointOfAnotherKeyIsNotOurs() throws Exception {
    archive.storeMany(1);
    byte[] other;
    try (LedgerKey others = LedgerKey.open(dir.resolve("others.key"), new SecureRandom())) {
      String origin = notary.verifierKey().name();
      other =
          SignedCheckpoint.sign(
                  new Checkpoint(origin, 7, Hash.EMPTY), new NoteSigner(origin, others))
              .note();
    }
    target.stored().put(name(7), other);
    TargetFault fault = assertThrows(TargetFault.class, this::deliver);
    assertEquals(Kind.NAME_TAKEN, fault.kind());
    says(fault, "office has a checkpoint that this box can't have signed", name(7), "empty");
    assertArrayEquals(other, target.stored().get(name(7)));
    faultIs(Event.Fault.FOREIGN_CHECKPOINT, fault);
    assertFalse(target.stored().keySet().stream().anyMatch(name -> name.startsWith("ledger/")));
  }

  @Test
  void aDamagedCheckpointIsPassedOverForTheOneBeforeItAndTold() throws Exception {
    archive.storeMany(1);
    deliver();
    String first = there().get(0);
    archive.storeMany(1);
    deliver();
    String second = there().get(1);
    byte[] changed = target.stored().get(second).clone();
    changed[changed.length - 9] ^= 4;
    target.stored().put(second, changed);
    archive.storeMany(1);
    TargetFault fault = assertThrows(TargetFault.class, this::deliver);
    says(fault, "damaged, or was changed after it was signed (" + second + ")", "sealpress verify");
    faultIs(Event.Fault.DAMAGED_CHECKPOINT, fault);
    assertEquals(3, there().size(), "all is delivered, a checkpoint over it too");
    assertEquals(first, there().get(0));
    assertArrayEquals(changed, target.stored().get(second), "nothing is written over");
    target.stored().remove(second);
    deliver();
  }

  @Test
  void aRolledBackLedgerIsFoundByTheOneBeforeADamagedCheckpoint() throws Exception {
    archive.storeMany(1);
    archive.ledger().cut();
    long later = archive.ledger().head().seq() + 10;
    target.stored().put(name(later), sign(later));
    target.stored().put(name(later + 1), new byte[40]);
    TargetFault fault = assertThrows(TargetFault.class, this::deliver);
    says(fault, "was rolled back", "office has a checkpoint over " + later);
  }

  @Test
  void whereAllCheckpointsAreDamagedNothingOfTheLedgerIsWritten() throws Exception {
    archive.storeMany(1);
    for (byte[] other :
        List.of(new byte[0], sign(3), "a\n7\nb\n\n".getBytes(UTF_8), new byte[1 << 20])) {
      target.stored().clear();
      target.stored().put(name(7), other);
      TargetFault fault = assertThrows(TargetFault.class, this::deliver);
      assertEquals(Kind.NAME_TAKEN, fault.kind());
      says(fault, "office has a checkpoint that is damaged", name(7));
      assertArrayEquals(other, target.stored().get(name(7)));
      assertFalse(target.stored().keySet().stream().anyMatch(name -> name.startsWith("ledger/")));
    }
  }

  @Test
  void aCheckpointThatReadsBackAsOtherBytesIsNamed() throws Exception {
    archive.storeMany(1);
    target.medium(
        (name, bytes) ->
            new ByteArrayInputStream(name.startsWith("checkpoints/") ? new byte[9] : bytes));
    TargetFault fault = assertThrows(TargetFault.class, this::deliver);
    assertEquals(Kind.IO_ERROR, fault.kind());
    says(fault, there().get(0), "don't trust this medium");
  }

  @Test
  void aTargetOfTheTimeBeforeCheckpointsGetsOneOverAll() throws Exception {
    archive.storeMany(2);
    Cargo before = new Cargo(archive.vault(), archive.ledger(), Map.of());
    new Courier("office", before, new Opened("office", target), event -> {}, () -> false)
        .deliver(new Progress());
    assertEquals(List.of(), there());
    deliver();
    assertEquals(
        archive.ledger().head().seq() + 1,
        assertInstanceOf(Verdict.Intact.class, verify()).signed());
  }
}
