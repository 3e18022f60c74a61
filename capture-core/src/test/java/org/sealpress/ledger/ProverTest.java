package org.sealpress.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.TlogProof;
import org.sealpress.ledger.checkpoint.VerifierKey;

/** Proofs that need no archive. */
class ProverTest {
  private static final int SIGNED = 601;

  @TempDir private Path data;
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");
  private SignedLedger box;

  @BeforeEach
  void entries() throws IOException {
    box = new SignedLedger(data, clock).add(300).sign().add(200).sign().add(100).sign().add(5);
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private Prover prover(@Nullable Path tree) {
    return new Prover(data.resolve("ledger"), tree, box.store(), box.notary().keys());
  }

  private List<VerifierKey> keys() {
    return List.of(box.verifierKey());
  }

  @Test
  void everySignedEntryIsProvenByTheCacheAndByTheLedgerAlone() throws IOException {
    for (long seq : new long[] {0, 1, 299, 300, 301, 512, 600}) {
      byte[] file = prover(data.resolve("tree")).prove(seq).write();
      assertEquals(new String(file, UTF_8), new String(prover(null).prove(seq).write(), UTF_8));
      ProvenEntry proven = ProvenEntry.of(TlogProof.parse(file), keys());
      assertEquals(seq, proven.entry().seq());
      assertEquals(SIGNED, proven.checkpoint().checkpoint().size());
      if (seq > 0) {
        assertEquals(TestEvents.event((int) seq), proven.entry().event());
      }
    }
  }

  @Test
  void theFileIsTheOneOfTheSpecification() throws IOException {
    String text = new String(prover(null).prove(7).write(), UTF_8);
    List<String> lines = text.lines().toList();
    assertEquals("c2sp.org/tlog-proof@v1", lines.get(0));
    assertTrue(lines.get(1).startsWith("extra "), text);
    String entry = new String(Base64.getDecoder().decode(lines.get(1).substring(6)), UTF_8);
    assertTrue(entry.contains("\"seq\":7,"), entry);
    assertEquals("index 7", lines.get(2));
    int checkpoint = lines.indexOf("") + 1;
    assertEquals(3 + 10, checkpoint - 1, "ten hashes for 601 entries");
    assertEquals(box.verifierKey().name(), lines.get(checkpoint));
    assertEquals("601", lines.get(checkpoint + 1));
    assertTrue(lines.get(checkpoint + 4).startsWith("\u2014 sealpress/"), text);
    assertTrue(text.length() < 4000, text);
  }

  @Test
  void aCacheThatIsWrongIsPassedOver() throws IOException {
    Path level = data.resolve("tree/level-0");
    byte[] hashes = Files.readAllBytes(level);
    for (byte[] bad : List.of(new byte[0], new byte[100], new byte[hashes.length])) {
      Files.write(level, bad);
      assertEquals(7, prover(data.resolve("tree")).prove(7).index());
    }
    Files.delete(level);
    assertEquals(7, prover(data.resolve("tree")).prove(7).index());
  }

  @Test
  void noProofIsMadeOfALedgerThatWasChanged() throws IOException {
    Path segment = box.ledger().segments(-1).get(0).file();
    String text = Files.readString(segment);
    Files.writeString(segment, text.replaceFirst("drive-1", "drive-2"));
    long changed = text.lines().takeWhile(line -> !line.contains("drive-1")).count();
    LedgerFault fault =
        assertThrows(LedgerFault.class, () -> prover(data.resolve("tree")).prove(changed));
    assertEquals(LedgerFault.Kind.FORKED, fault.kind());
    says(fault, "not what was signed", "ledger verify");
    assertThrows(LedgerFault.class, () -> prover(null).prove(changed + 1));
    Files.delete(segment);
    assertThrows(LedgerFault.class, () -> prover(null).prove(changed));
  }

  @Test
  void whatIsNotSignedYetIsSaidToBe() throws IOException {
    LedgerFault fault = assertThrows(LedgerFault.class, () -> prover(null).prove(SIGNED));
    assertEquals(LedgerFault.Kind.MISSING, fault.kind());
    says(fault, "entry 601 is not signed yet", "over 601 entries");
    for (long size : box.store().sizes()) {
      Files.delete(box.store().file("0000000" + size));
    }
    says(assertThrows(LedgerFault.class, () -> prover(null).prove(1)), "there is no checkpoint");
  }

  @Test
  void aProofThatWasChangedAnywhereProvesNothing() throws IOException {
    byte[] good = prover(null).prove(100).write();
    Random random = new Random(5);
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << random.nextInt(7));
      IOException fault =
          assertThrows(
              IOException.class, () -> ProvenEntry.of(TlogProof.parse(bad), keys()), "byte " + at);
      assertInstanceOf(CheckpointFault.class, fault);
      byte[] cut = Arrays.copyOf(good, at);
      assertThrows(CheckpointFault.class, () -> ProvenEntry.of(TlogProof.parse(cut), keys()));
    }
    assertThrows(CheckpointFault.class, () -> TlogProof.parse(new byte[1 << 20]));
  }

  @Test
  void aProofForAnotherEntryOrUnderAnotherKeyIsRefused() throws IOException {
    TlogProof proof = prover(null).prove(100);
    TlogProof other = prover(null).prove(101);
    TlogProof mixed = new TlogProof(proof.index(), proof.path(), other.entry(), proof.checkpoint());
    CheckpointFault fault =
        assertThrows(CheckpointFault.class, () -> ProvenEntry.of(mixed, keys()));
    assertEquals(CheckpointFault.Kind.NOT_PROVEN, fault.kind());
    Path elsewhere = data.resolve("elsewhere");
    try (SignedLedger stranger = new SignedLedger(elsewhere, clock)) {
      fault =
          assertThrows(
              CheckpointFault.class, () -> ProvenEntry.of(proof, List.of(stranger.verifierKey())));
      assertEquals(CheckpointFault.Kind.UNKNOWN_KEY, fault.kind());
    }
  }

  @Test
  void aDocumentIsFoundByTheBeginningOfItsId() throws IOException {
    LedgerReader reader = LedgerReader.at(data.resolve("ledger"));
    Event.Sealed event = (Event.Sealed) TestEvents.event(4);
    List<Entry> found = reader.sealed(event.document(), 10);
    assertEquals(List.of(event), found.stream().map(Entry::event).toList());
    assertEquals(4, found.get(0).seq());
    assertEquals(3, reader.sealed(event.document().substring(0, 10), 3).size());
    assertEquals(List.of(), reader.sealed("zzz", 10));
  }
}
