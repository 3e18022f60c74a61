package org.sealpress.page.separator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.sealpress.durable.Sha256;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.page.separator.Separator.Cover;

/**
 * What a code says, as it is and with a check that fits: no cover sheet's, UnclearCover, or a cover
 * sheet whose code says exactly that.
 */
public final class CoverTextFuzz implements FuzzTarget {

  @Override
  public List<byte[]> seeds() {
    return List.of(
        CoverText.of(new Cover("legal", "Lease of the shop", "")).getBytes(UTF_8),
        CoverText.of(new Cover("internal", "a;b; é", "abcdefghijklmnopqrstuvwxyz")).getBytes(UTF_8),
        "SEALPRESS1;legal;;A title;".getBytes(UTF_8),
        "https://example.com/".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) {
    String text = new String(input, UTF_8);
    look(text);
    String own = "sealpress cover sheet\n" + text;
    look(text + Sha256.of(own.getBytes(UTF_8)).substring(0, 10));
  }

  private static void look(String text) {
    try {
      Optional<Cover> cover = CoverText.read(text);
      cover.ifPresent(each -> assertEquals(text, CoverText.of(each)));
    } catch (UnclearCover e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}
