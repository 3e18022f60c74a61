package org.sealpress.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;

/** The texts of a sheet's codes: PaperFault, or a key whose own codes are read as the same key. */
public final class SheetCodesFuzz implements FuzzTarget {
  private static final String BETWEEN = "\0";

  @Override
  public List<byte[]> seeds() {
    return List.of(
        String.join(BETWEEN, SheetCodes.of(TypedSheetFuzz.key(290))).getBytes(UTF_8),
        String.join(BETWEEN, SheetCodes.of(TypedSheetFuzz.key(1900))).getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws PaperFault {
    List<String> texts = Arrays.asList(new String(input, UTF_8).split(BETWEEN, -1));
    SheetCodes.isWhole(texts);
    PaperKey key;
    try {
      key = SheetCodes.read(texts);
    } catch (PaperFault e) {
      assertFalse(e.problems().isEmpty());
      return;
    }
    assertEquals(key, SheetCodes.read(SheetCodes.of(key)));
  }
}
