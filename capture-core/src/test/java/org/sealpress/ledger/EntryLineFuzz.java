package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sealpress.fuzz.FuzzTarget;

/**
 * A line of the ledger: IllegalArgumentException, or fields that are written as exactly these
 * bytes, and an event that is written and read again as the same; what the fast check of a
 * verification takes for an entry has the same number, time and link as the entry that is read.
 */
public final class EntryLineFuzz implements FuzzTarget {
  private static final String PREVIOUS = "0123456789abcdef".repeat(4);

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    Instant time = Instant.parse("2026-11-24T09:15:00Z");
    for (int n = 0; n < 3; n++) {
      seeds.add(EntryLine.write(n, time.plusMillis(n), n == 1, PREVIOUS, TestEvents.event(n)));
    }
    Event opened = new Event.Opened("front \"desk\"\n\u0001é𝔘", "a".repeat(26));
    seeds.add(EntryLine.write(0, time, false, PREVIOUS, opened));
    seeds.add(EntryLine.write(9, time, false, PREVIOUS, drill(time)));
    return seeds;
  }

  private static Event.Drill drill(Instant time) {
    String hash = PREVIOUS;
    return new Event.Drill("r", hash, "drive", "l", 7, hash, time, 1234, 20, 0, "c2lnbmVk");
  }

  @Override
  public void read(byte[] input) {
    String wrong = new BaseFields().look(input, 0, input.length);
    assertNotNull(wrong);
    if (input.length > EntryLine.MOST_BYTES) {
      return; // no reader gives such a line
    }
    Entry entry;
    try {
      entry = EntryLine.read(input, 0, input.length);
    } catch (IllegalArgumentException e) {
      assertNotNull(e.getMessage());
      return;
    }
    assertArrayEquals(
        input, CanonicalWriter.write(new TreeMap<>(FieldMap.of(input, 0, input.length).rest())));
    byte[] written =
        EntryLine.write(entry.seq(), entry.time(), entry.clockDoubt(), entry.prev(), entry.event());
    assertEquals(entry.event(), EntryLine.read(written, 0, written.length).event());
    BaseFields fields = new BaseFields();
    if (fields.look(input, 0, input.length).isEmpty()) {
      assertEquals(entry.seq(), fields.seq());
      assertEquals(entry.clockDoubt(), fields.doubt());
    }
  }
}
