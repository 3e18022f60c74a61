package org.sealpress.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.sealpress.fuzz.Cost;
import org.sealpress.fuzz.FuzzTarget;

/** What was typed from a sheet: PaperFault, or a key whose own sheet is read as the same key. */
public final class TypedSheetFuzz implements FuzzTarget {

  static PaperKey key(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return PaperKey.of(bytes, "9f3a11c204bd");
  }

  private static String text(PaperKey key) {
    List<String> lines = new ArrayList<>();
    for (List<String> groups : SheetLines.of(key)) {
      lines.add((lines.size() + 1) + "  " + String.join(" ", groups));
    }
    return String.join("\n", lines);
  }

  @Override
  public List<byte[]> seeds() {
    String small = text(key(40));
    return List.of(
        small.getBytes(UTF_8),
        text(key(290)).toLowerCase(Locale.ROOT).getBytes(UTF_8),
        ("Key of ACME\n\n" + small.replace("  ", ". ") + "\n12 Main Street").getBytes(UTF_8));
  }

  /** Each line may be mended. */
  @Override
  public Cost most() {
    return new Cost(8 << 20, 4096, Duration.ofSeconds(1));
  }

  @Override
  public void read(byte[] input) throws PaperFault {
    PaperKey key;
    try {
      key = TypedText.read(new String(input, UTF_8)).key();
    } catch (PaperFault e) {
      assertFalse(e.problems().isEmpty());
      return;
    }
    assertEquals(key, TypedText.read(text(key)).key());
  }
}
