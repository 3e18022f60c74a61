package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpress.fuzz.Cost;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.Scratch;
import org.sealpress.fuzz.SeededRandom;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.seal.LedgerKey;

/**
 * A whole ledger of two closed segments, the open one and two checkpoints, whose files are the
 * parts of the input: a verdict in words, or a LedgerFault. When it is said to be intact and as it
 * was signed, the signed entries are those that were written, byte for byte.
 */
public final class LedgerFuzz implements FuzzTarget {
  private static final int SIGNED = 10;

  /** Between the parts; in no line, for it is no UTF-8. */
  private static final byte BETWEEN = (byte) 0xff;

  private final Path work = Scratch.folder();
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");
  private final List<Path> files = new ArrayList<>();
  private final VerifierKey key;
  private final byte[] seed;
  private final byte[] entries;

  /** Writes the good one. */
  public LedgerFuzz() throws Exception {
    Path ledgerFolder = work.resolve("ledger");
    try (LedgerKey signs = LedgerKey.open(work.resolve("key"), SeededRandom.of(2));
        Ledger ledger = Ledger.open(ledgerFolder, "box", clock, SeededRandom.of(1));
        Notary notary = Notary.open(ledger, work, signs, CheckpointListener.NONE)) {
      for (int n = 1; n <= SIGNED + 2; n++) {
        if (n == SIGNED / 2 || n == SIGNED) {
          ledger.cut();
          notary.checkpoint(ledger.closedEntries());
        }
        clock.go(Duration.ofSeconds(1));
        ledger.append(TestEvents.event(n));
      }
      key = notary.verifierKey();
    }
    LedgerReader.at(ledgerFolder).segments().forEach(segment -> files.add(segment.file()));
    files.add(ledgerFolder.resolve(Segment.OPEN));
    for (String name : new CheckpointStore(work.resolve(CheckpointStore.FOLDER)).names()) {
      files.add(work.resolve(CheckpointStore.FOLDER).resolve(name));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Path file : files) {
      all.writeBytes(Files.readAllBytes(file));
      all.write(BETWEEN);
    }
    seed = all.toByteArray();
    entries = signedEntries();
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(seed);
  }

  /** Each file has a buffer. */
  @Override
  public Cost most() {
    return new Cost(32 << 20, 64, Duration.ofSeconds(1));
  }

  @Override
  public void read(byte[] input) throws IOException {
    int from = 0;
    for (Path file : files) {
      int to = from;
      while (to < input.length && input[to] != BETWEEN) {
        to++;
      }
      Files.write(file, Arrays.copyOfRange(input, Math.min(from, input.length), to));
      from = Math.min(to + 1, input.length);
    }
    verify();
    readAll();
  }

  private void verify() throws IOException {
    CheckpointStore store = new CheckpointStore(work.resolve(CheckpointStore.FOLDER));
    try {
      LedgerReader reader = LedgerReader.at(work.resolve("ledger"));
      Verdict verdict =
          reader.verify(Against.checkpoints(List.of(store), List.of(key), clock.instant()));
      if (verdict instanceof Verdict.Broken broken) {
        assertFalse(broken.message().isBlank());
      } else if (verdict instanceof Verdict.Intact intact) {
        assertEquals(SIGNED, intact.signed());
        assertArrayEquals(entries, signedEntries());
      }
    } catch (LedgerFault | CheckpointFault e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  private void readAll() throws IOException {
    try (EntryReader reader = LedgerReader.at(work.resolve("ledger")).entries(0)) {
      Optional<Entry> next = reader.next();
      while (next.isPresent()) {
        next = reader.next();
      }
    } catch (LedgerFault e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  private byte[] signedEntries() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Segment segment : LedgerReader.at(work.resolve("ledger")).segments()) {
      all.writeBytes(Files.readAllBytes(segment.file()));
    }
    return all.toByteArray();
  }
}
