package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Segment;
import org.sealpress.ledger.Verdict;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** The ledger beside the objects. */
class LedgerCopyTest {
  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget target = new MemoryTarget();
  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    archive = new Archive(dir.resolve("box"), keys);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private LedgerCopy copy() {
    return new LedgerCopy(archive.ledger(), target, "office", () -> false);
  }

  private void assertWhole() throws IOException {
    Path read = Files.createTempDirectory(dir, "read");
    for (Map.Entry<String, byte[]> file : target.stored().entrySet()) {
      Files.write(read.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
    }
    Verdict.Intact verdict = assertInstanceOf(Verdict.Intact.class, LedgerReader.at(read).verify());
    assertEquals(archive.ledger().head(), verdict.head());
  }

  private TargetFault fails() {
    TargetFault fault = assertThrows(TargetFault.class, () -> copy().ship());
    assertEquals(Kind.NAME_TAKEN, fault.kind(), fault.getMessage());
    assertTrue(fault.getMessage().startsWith("office: ledger/"), fault.getMessage());
    return fault;
  }

  private Segment firstSegment() throws IOException {
    return archive.ledger().segments(-1).get(0);
  }

  @Test
  void allOfItIsThereAndVerifies() throws Exception {
    archive.storeMany(3);
    LedgerCopy copy = copy();
    copy.ship();
    assertWhole();
    archive.storeMany(2);
    copy.ship();
    assertWhole();
    archive.storeMany(1);
    copy().ship(); // the drive was away in the meantime
    assertWhole();
    assertEquals(3, target.stored().size());
  }

  @Test
  void asDeliveredItHoldsTheCopiesThatWereMadeInTheSameRound() throws Exception {
    archive.storeMany(3);
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    new Courier("office", cargo, new Opened("office", target), event -> {}, () -> false)
        .deliver(new Progress());
    target.stored().keySet().removeIf(name -> !name.startsWith("ledger/"));
    assertWhole();
  }

  @Test
  void aSegmentThatReadsBackAsOtherBytesIsNamed() throws Exception {
    archive.storeMany(1);
    target.medium(
        (name, bytes) -> {
          byte[] read = bytes.clone();
          read[0] ^= 1;
          return new ByteArrayInputStream(read);
        });
    assertTrue(fails().getMessage().contains("SHA-256"));
  }

  @Test
  void aSegmentThatAPulledDriveLeftEmptyIsNamedAndTheOthersAreGiven() throws Exception {
    archive.storeMany(1);
    archive.ledger().cut();
    archive.storeMany(1);
    target.stored().put("ledger/" + firstSegment().name(), new byte[0]);
    String message = fails().getMessage();
    assertTrue(message.contains("has 0 bytes, expected "), message);
    assertEquals(2, target.stored().size(), "the other one is there");
  }

  @Test
  void theLedgerOfAnotherBoxIsNotTakenForOurs() throws Exception {
    archive.storeMany(1);
    archive.ledger().cut();
    Path file = firstSegment().file();
    byte[] other = Files.readAllBytes(file);
    other[other.length / 2] ^= 1;
    target.stored().put("ledger/" + firstSegment().name(), other);
    String message = fails().getMessage();
    assertTrue(message.contains("SHA-256"), message);
    assertTrue(message.contains("give this box an empty folder or drive"), message);
    assertArrayEquals(other, target.stored().get("ledger/" + firstSegment().name()));
  }

  @Test
  void aSegmentOfAnotherNameIsNotOurs() throws Exception {
    archive.storeMany(1);
    target.stored().put("ledger/0000000000-0000000099.jsonl", new byte[10]);
    String message = fails().getMessage();
    assertTrue(message.contains("0000000000-0000000099.jsonl is not of this box"), message);
    assertEquals(2, target.stored().size());
  }

  @Test
  void aSegmentThatWasThereAndIsGoneIsNoticed() throws Exception {
    archive.storeMany(1);
    LedgerCopy copy = copy();
    copy.ship();
    target.stored().clear();
    TargetFault fault = assertThrows(TargetFault.class, copy::ship);
    assertEquals(Kind.NOT_FOUND, fault.kind());
  }
}
