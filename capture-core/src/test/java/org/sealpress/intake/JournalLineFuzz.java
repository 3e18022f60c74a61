package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;

/**
 * A line of a capture's journal whose checksum fits whatever it says, and the same bytes as they
 * are: {@link SpoolDamaged}, another IOException, or an entry that is written so that it is read
 * again as the same.
 */
public final class JournalLineFuzz implements FuzzTarget {
  private static final int CHECK = ",\"crc\":\"01234567\"}\n".length();

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (JournalEntry entry : JournalLinesTest.entries()) {
      String line = JournalLines.write(entry);
      seeds.add(line.substring(0, line.length() - CHECK).getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }

  @Override
  public void read(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    look(text);
    look(JournalLines.checked(text));
  }

  private static void look(String line) {
    JournalEntry entry;
    try {
      entry = JournalLines.read(line);
    } catch (IOException e) {
      return;
    }
    String written = JournalLines.write(entry);
    try {
      assertEquals(entry, JournalLines.read(written.substring(0, written.length() - 1)), written);
    } catch (IOException e) {
      throw new AssertionError("what was written is no entry: " + written, e);
    }
  }
}
