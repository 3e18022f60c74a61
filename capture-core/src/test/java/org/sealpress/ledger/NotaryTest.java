package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.LedgerEvents;
import org.sealpress.ledger.checkpoint.Checkpoint;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;

/** Who signs the ledger, and when nothing is signed any more. */
class NotaryTest {
  @TempDir private Path dir;
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");
  private Path data;

  @BeforeEach
  void prepare() {
    data = dir.resolve("data");
  }

  private SignedLedger open() throws IOException {
    return new SignedLedger(data, clock);
  }

  private Checkpoint newest(SignedLedger box) {
    return box.notary().newest().orElseThrow().checkpoint();
  }

  @Test
  void whatIsSignedIsTheRootOverAllClosedEntries() throws IOException {
    try (SignedLedger box = open()) {
      assertTrue(box.notary().newest().isEmpty());
      box.add(9).sign();
      assertEquals(10, newest(box).size());
      box.add(700).sign();
      Verdict.Intact verdict =
          assertInstanceOf(
              Verdict.Intact.class, SignedLedger.verify(data, box.verifierKey(), clock));
      assertEquals(710, verdict.signed());
      assertEquals(List.of(10L, 710L), box.store().sizes());
      String origin = newest(box).origin();
      assertEquals("sealpress/front-desk/" + box.ledger().id(), origin);
      assertEquals(origin, box.verifierKey().name());
    }
  }

  @Test
  void theSameAgainIsTheSameAndAnEarlierSizeCanBeSignedLater() throws IOException {
    try (SignedLedger box = open()) {
      box.add(9).sign().add(10).sign();
      SignedCheckpoint newest = box.notary().newest().orElseThrow();
      box.sign();
      assertArrayEquals(newest.note(), box.notary().newest().orElseThrow().note());
      SignedCheckpoint earlier = box.notary().checkpoint(10);
      assertEquals(10, earlier.checkpoint().size());
      assertEquals(20, newest(box).size());
    }
  }

  @Test
  void itGoesOnAfterANewStartWithAndWithoutTheCache() throws IOException {
    try (SignedLedger box = open()) {
      box.add(300).sign().add(300).sign();
      box.reopen();
      box.add(300).sign();
      delete(data.resolve("tree"));
      box.reopen();
      box.add(300).sign();
      Files.write(data.resolve("tree/level-0"), new byte[1000 * 32]);
      box.reopen();
      box.add(300).sign();
      assertEquals(
          1501,
          assertInstanceOf(
                  Verdict.Intact.class, SignedLedger.verify(data, box.verifierKey(), clock))
              .signed());
    }
  }

  @Test
  void aCacheThatWasFilledBeforeAPowerCutIsNotBelievedBeyondWhatWasSigned() throws IOException {
    try (SignedLedger box = open()) {
      box.add(9).sign().add(10).sign();
      Files.delete(data.resolve("checkpoints/0000000020"));
      byte[] hashes = Files.readAllBytes(data.resolve("tree/level-0"));
      hashes[15 * 32] ^= 1;
      Files.write(data.resolve("tree/level-0"), hashes);
      box.reopen();
      box.sign();
      assertInstanceOf(Verdict.Intact.class, SignedLedger.verify(data, box.verifierKey(), clock));
    }
  }

  @Test
  void aLedgerThatIsShorterThanWhatWasSignedGetsNoCheckpointAnyMore() throws IOException {
    try (SignedLedger box = open()) {
      box.add(9).sign();
      copy(data.resolve("ledger"), dir.resolve("old"));
      box.add(10).sign();
    }
    delete(data.resolve("ledger"));
    copy(dir.resolve("old"), data.resolve("ledger"));
    try (SignedLedger box = open()) {
      LedgerFault fault = refused(box, LedgerFault.Kind.ROLLED_BACK);
      says(fault, "was rolled back", "has 10 closed entries", "a checkpoint over 20", "copy");
      assertEquals(fault, refused(box, LedgerFault.Kind.ROLLED_BACK));
      List<Event.Fault> told = LedgerEvents.of(box.ledger(), Event.Fault.class);
      assertEquals(List.of(new Event.Fault(Event.Fault.ROLLED_BACK, fault.getMessage(), "")), told);
      assertEquals(List.of(10L, 20L), box.store().sizes());
    }
  }

  @Test
  void aLedgerThatGrewOtherwiseAfterItWasRolledBackIsAFork() throws IOException {
    try (SignedLedger box = open()) {
      box.add(9).sign();
      copy(data.resolve("ledger"), dir.resolve("old"));
      box.add(10).sign();
    }
    delete(data.resolve("ledger"));
    copy(dir.resolve("old"), data.resolve("ledger"));
    clock.go(Duration.ofMillis(5));
    try (SignedLedger box = open()) {
      box.add(20);
      box.ledger().cut();
      LedgerFault fault = refused(box, LedgerFault.Kind.FORKED);
      says(fault, "not the one that was signed", "the first 20 entries", "ledger verify");
      assertEquals(
          Event.Fault.FORKED, LedgerEvents.of(box.ledger(), Event.Fault.class).get(0).kind());
    }
  }

  private static LedgerFault refused(SignedLedger box, LedgerFault.Kind kind) {
    LedgerFault fault =
        assertThrows(
            LedgerFault.class, () -> box.notary().checkpoint(box.ledger().closedEntries()));
    assertEquals(kind, fault.kind(), fault.getMessage());
    return fault;
  }

  @Test
  void whatAFormerKeySignedIsStillOurs() throws IOException {
    try (SignedLedger box = open()) {
      box.add(9).sign();
    }
    Files.move(data.resolve("ledger.key"), dir.resolve("lost"));
    try (SignedLedger box = open()) {
      assertEquals(2, box.notary().keys().size());
      assertEquals(List.of(), box.notary().problems());
      assertEquals(10, newest(box).size());
      box.add(10).sign();
      assertEquals(box.verifierKey(), box.notary().newest().orElseThrow().signer());
      assertInstanceOf(
          Verdict.Intact.class,
          LedgerReader.at(data.resolve("ledger"))
              .verify(
                  Against.checkpoints(
                      List.of(box.store()),
                      LedgerKeys.in(data.resolve("checkpoints")),
                      clock.instant())));
    }
  }

  @Test
  void aDamagedNewestCheckpointIsToldAndTheOneBeforeItIsTakenUp() throws IOException {
    try (SignedLedger box = open()) {
      box.add(9).sign().add(10).sign();
      Files.write(data.resolve("checkpoints/0000000020"), new byte[0]);
      box.reopen();
      assertEquals(10, newest(box).size());
      says(box.notary().problems().get(0), "0000000020 can't be believed", "copy it back");
    }
  }

  @Test
  void aCheckpointFromElsewhereIsHeldAgainstTheLedger() throws IOException {
    SignedCheckpoint over20;
    try (SignedLedger box = open()) {
      box.add(9).sign();
      copy(data, dir.resolve("twin"));
      box.add(10).sign();
      over20 = box.notary().newest().orElseThrow();
      box.add(10).sign();
      box.notary().compare(over20, "usb");
      box.notary().compare(box.store().read(10, box.notary().keys()), "usb");
    }
    data = dir.resolve("twin");
    try (SignedLedger twin = open()) {
      LedgerFault back =
          assertThrows(LedgerFault.class, () -> twin.notary().compare(over20, "usb"));
      assertEquals(LedgerFault.Kind.ROLLED_BACK, back.kind());
      says(back, "usb has a checkpoint over 20");
      clock.go(Duration.ofMillis(5));
      assertEquals(back, assertThrows(LedgerFault.class, () -> twin.add(30).sign()));
      LedgerFault fork =
          assertThrows(LedgerFault.class, () -> twin.notary().compare(over20, "usb"));
      assertEquals(LedgerFault.Kind.FORKED, fork.kind());
      says(fork, "those of the checkpoint on usb");
      assertEquals(fork, assertThrows(LedgerFault.class, () -> twin.add(1).sign()));
    }
  }

  @Test
  void aFindingIsRecordedOnce() throws IOException {
    try (SignedLedger box = open()) {
      box.notary().tell(Event.Fault.FORKED, "usb: a");
      box.notary().tell(Event.Fault.FORKED, "usb: a");
      box.notary().tell(Event.Fault.FORKED, "usb: b");
      assertEquals(2, LedgerEvents.of(box.ledger(), Event.Fault.class).size());
    }
  }

  @Test
  void namesOfBoxesBecomeOriginsWithoutSpacesAndPluses() {
    String id = "k7q2m4aaaaaaaaaaaaaaaaaaaa";
    assertEquals(
        "sealpress/B-ro-M-ller-1/" + id,
        Origin.of(new Event.Opened("B\u00fcro M\u00fcller+1", id)));
    assertEquals("sealpress/-/" + id, Origin.of(new Event.Opened("", id)));
    assertEquals("0000000042", CheckpointStore.name(42));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = Files.copy(file, to.resolve(from.relativize(file)));
            Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
