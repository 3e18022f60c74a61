package org.sealpress.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.ledger.Event;

/** The receipt of a drill: RestoreFault, or one that is written as exactly these bytes. */
public final class ReceiptFuzz implements FuzzTarget {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Override
  public List<byte[]> seeds() {
    Instant time = Instant.parse("2026-11-24T09:15:00.250Z");
    Event.Drill drill =
        new Event.Drill("r1", HASH, "drive é", "l1", 7, HASH, time, 1234, 20, 1, "c2ln");
    return List.of(Receipt.write(drill), "{\"type\":\"drill\"}".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) {
    try {
      assertArrayEquals(input, Receipt.write(Receipt.read(input)));
    } catch (RestoreFault e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
