package org.sealpress.page.separator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.page.separator.Separator.Cover;

class CoverTextTest {
  private static final String ID = "abcdefghijklmnopqrstuvwxy2";

  @ParameterizedTest
  @ValueSource(strings = {"Lease of 3 Mill Lane", "a;b;;c", "Mietvertrag Grünstraße 7", "契約書", ";"})
  void aTitleComesBackAsItWas(String title) throws UnclearCover {
    Cover cover = new Cover("legal", title, ID);
    assertEquals(Optional.of(cover), CoverText.read(CoverText.of(cover)));
    Cover fresh = new Cover("legal", title, "");
    assertEquals(Optional.of(fresh), CoverText.read(CoverText.of(fresh)));
  }

  @Test
  void itsFormIsWrittenDownHere() {
    assertEquals(
        "SEALPRESS1;legal;;Lease;" + "CHECK",
        CoverText.of(new Cover("legal", "Lease", "")).replaceFirst("[0-9a-f]{10}$", "CHECK"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SPC\n0200\n1\nCH44", "https://example.org/", "M12;legal;;Lease"})
  void aForeignCodeIsNoCoverSheet(String text) throws UnclearCover {
    assertTrue(CoverText.read(text).isEmpty());
  }

  @Test
  void oneCharacterThatIsAnotherIsSeen() {
    String text = CoverText.of(new Cover("legal", "Lease", ID));
    for (int i = "SEALPRESS".length(); i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      String bad = text.substring(0, i) + other + text.substring(i + 1);
      assertThrows(UnclearCover.class, () -> CoverText.read(bad), bad);
      String cut = text.substring(0, i);
      assertThrows(UnclearCover.class, () -> CoverText.read(cut), cut);
    }
  }

  @Test
  void whatAnotherVersionWroteIsToldToBeThat() {
    UnclearCover e =
        assertThrows(UnclearCover.class, () -> CoverText.read("SEALPRESS2;legal;;Lease;0"));
    assertTrue(String.valueOf(e.getMessage()).contains("another version"), e.getMessage());
  }

  @Test
  void whatNobodyCouldPrintOnACoverIsRefused() {
    for (String title :
        new String[] {
          "", " ", " x", "x\n", "a\u0000b", "a\u202Eb", "x".repeat(81), "契".repeat(60)
        }) {
      assertThrows(IllegalArgumentException.class, () -> new Cover("legal", title, ""));
    }
    for (String name : new String[] {"", "../x", "a b", ";", "x".repeat(64)}) {
      assertThrows(IllegalArgumentException.class, () -> new Cover(name, "Lease", ""));
    }
    for (String id : new String[] {"x", ID.toUpperCase(java.util.Locale.ROOT), ID + "2"}) {
      assertThrows(IllegalArgumentException.class, () -> new Cover("legal", "Lease", id));
    }
  }
}
