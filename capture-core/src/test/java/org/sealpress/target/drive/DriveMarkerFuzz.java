package org.sealpress.target.drive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.Scratch;
import org.sealpress.target.TargetFault;

/** A drive's marker: TargetFault DENIED, or one that is written and read again as the same. */
public final class DriveMarkerFuzz implements FuzzTarget {
  private final Path slot = Scratch.folder();

  /** A slot. */
  public DriveMarkerFuzz() throws IOException {}

  @Override
  public List<byte[]> seeds() {
    Instant time = Instant.parse("2026-11-24T09:15:00.123456789Z");
    return List.of(
        new DriveMarker("0123456789abcdef".repeat(2), "A", time).json(),
        new DriveMarker("f".repeat(32), "Münze 2.b", Instant.EPOCH).json(),
        "{\"id\":[{}],\"label\":null,\"enrolled\":-1.5e3,\"x\":\"\\u00e9\"}".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException, TargetFault {
    Files.write(slot.resolve(DriveMarker.FILE), input);
    Optional<DriveMarker> marker;
    try {
      marker = DriveMarker.read(slot);
    } catch (TargetFault e) {
      assertEquals(TargetFault.Kind.DENIED, e.kind());
      return;
    }
    Files.write(slot.resolve(DriveMarker.FILE), marker.orElseThrow().json());
    assertEquals(marker, DriveMarker.read(slot));
  }
}
