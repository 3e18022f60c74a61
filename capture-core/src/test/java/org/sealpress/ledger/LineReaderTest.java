package org.sealpress.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
  @TempDir Path dir;

  @Test
  void linesOfEveryLengthComeWithTheirPlaceInTheFile() throws IOException {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int length = random.nextInt(i % 10 == 0 ? EntryLine.MOST_BYTES + 1 : 300);
      lines.add("x".repeat(length));
    }
    lines.add("y".repeat(EntryLine.MOST_BYTES));
    Path file = Files.write(dir.resolve("f"), lines);
    long end = 0;
    try (LineReader reader = new LineReader(file)) {
      for (String line : lines) {
        assertTrue(reader.next());
        assertEquals(line, text(reader));
        end += line.length() + 1;
        assertEquals(end, reader.position());
      }
      assertFalse(reader.next());
      assertFalse(reader.isUnfinished());
    }
  }

  @Test
  void aLineThatIsTooLongIsEmptyAndTheNextIsRight() throws IOException {
    for (int length : new int[] {EntryLine.MOST_BYTES + 1, 200_000, 300_000, 1_000_000}) {
      Path file = Files.writeString(dir.resolve("f"), "a\n" + "x".repeat(length) + "\nb\n");
      try (LineReader reader = new LineReader(file)) {
        assertTrue(reader.next());
        assertEquals("a", text(reader));
        assertTrue(reader.next());
        assertEquals("", text(reader));
        assertEquals(length + 3, reader.position());
        assertTrue(reader.next());
        assertEquals("b", text(reader));
        assertFalse(reader.next());
      }
    }
  }

  @Test
  void whatWasCutOffAndWrittenAnewIsReadAnew() throws IOException {
    Path file = Files.writeString(dir.resolve("f"), "one\ntwo, which will fa");
    try (LineReader reader = new LineReader(file)) {
      assertTrue(reader.next());
      assertFalse(reader.next());
      assertTrue(reader.isUnfinished());
      Files.writeString(file, "one\n", StandardOpenOption.TRUNCATE_EXISTING);
      assertFalse(reader.next());
      assertFalse(reader.isUnfinished());
      Files.writeString(file, "2\n", StandardOpenOption.APPEND);
      assertTrue(reader.next());
      assertEquals("2", text(reader));
    }
  }

  private static String text(LineReader reader) {
    return new String(reader.buffer(), reader.from(), reader.to() - reader.from(), UTF_8);
  }
}
