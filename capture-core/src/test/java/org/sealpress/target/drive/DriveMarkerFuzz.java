package org.sealpress.target.drive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.SeededRandom;

/**
 * A drive's marker: no marker, with a reason in words; or one that is written again as the same
 * bytes, and signed only if it is a seed.
 */
public final class DriveMarkerFuzz implements FuzzTarget {
  private final TestSeal seal = new TestSeal("sealpress/desk/0123456789", SeededRandom.of(1));
  private final List<byte[]> signed;

  /** With a key of its own. */
  public DriveMarkerFuzz() throws IOException {
    Instant time = Instant.parse("2026-11-24T09:15:00.123456789Z");
    String uuid = "36562b0a-d707-49c6-b84f-6a75a8d50dab";
    signed =
        List.of(
            SignedMarker.sign(
                    new DriveMarker(
                        "0123456789abcdef".repeat(2), "A", time, uuid, seal.origin(), 1L << 38),
                    seal)
                .file(),
            SignedMarker.sign(
                    new DriveMarker(
                        "f".repeat(32), "Münze 2.b", Instant.EPOCH, "", seal.origin(), 0),
                    seal)
                .file());
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        signed.get(0),
        signed.get(1),
        "{\"marker\":\n{\"format\":\"sealpress drive 2\",\"id\":[{}],\"bytes\":-1.5e3}\n}"
            .getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) {
    SignedMarker marker;
    try {
      marker = SignedMarker.parse(input);
    } catch (IllegalArgumentException e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
      return;
    }
    assertArrayEquals(input, marker.file());
    boolean ours = signed.stream().anyMatch(each -> Arrays.equals(each, input));
    assertEquals(ours, marker.isSignedBy(seal));
  }
}
