package org.sealpress.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a long segment. */
class LineSearchTest {
  private static final int ENTRIES = 3000;

  @TempDir private Path dir;

  private Segment segment() throws IOException {
    ManyEntries.write(dir, ENTRIES + 100, ENTRIES);
    Segment segment = Segment.in(dir).get(0);
    assertTrue(Files.size(segment.file()) > 1 << 20, "long enough to be halved");
    return segment;
  }

  @Test
  void everyLineIsFound() throws IOException {
    Segment segment = segment();
    List<String> lines = Files.readAllLines(segment.file());
    for (int seq = 0; seq < ENTRIES; seq++) {
      assertEquals(lines.get(seq), new String(LineSearch.find(segment, seq).orElseThrow(), UTF_8));
    }
    assertTrue(LineSearch.find(segment, ENTRIES).isEmpty());
    assertTrue(LineSearch.find(segment, -1).isEmpty());
  }

  @Test
  void inAChangedFileNothingElseIsFound() throws IOException {
    Segment segment = segment();
    List<String> lines = Files.readAllLines(segment.file());
    lines.set(1500, "x".repeat(300_000));
    lines.remove(700);
    Files.write(segment.file(), lines);
    for (int seq = 0; seq < ENTRIES; seq += 7) {
      String expected = "\"seq\":" + seq + ",";
      assertTrue(
          LineSearch.find(segment, seq)
              .map(line -> new String(line, UTF_8).contains(expected))
              .orElse(true));
    }
    assertTrue(LineSearch.find(segment, 700).isEmpty());
    Files.write(segment.file(), new byte[1 << 20]);
    assertTrue(LineSearch.find(segment, 5).isEmpty());
  }
}
