package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.Recorded;
import org.sealpress.intake.JournalEntry.Recording;
import org.sealpress.intake.JournalEntry.Sealed;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;

class JournalLinesTest {

  static List<JournalEntry> entries() {
    return List.of(
        Sides.opened(),
        new Opened(
            "c",
            "d",
            "Verträge",
            "\"300\"",
            List.of("eng"),
            "a\nb",
            "net:é",
            "",
            true,
            true,
            new PageStyle(PageStyle.Profile.COMPACT, true, true, true),
            true,
            true,
            Sides.PRESSED),
        Sides.stored(1),
        new SideStored(
            9999, new PageFormat(9921, 14031, ColorMode.COLOR, 16, 1200), "f".repeat(64)),
        new SideStored(2, new PageFormat(8, 8, ColorMode.LINEART, 1, 0), "0".repeat(64)),
        new SideStored(
            3,
            new PageFormat(8, 8, ColorMode.GRAY, 8, 0),
            Codec.JPEG,
            Integer.MAX_VALUE,
            "1".repeat(64),
            3),
        new SideStored(
            4, new PageFormat(2, 1, ColorMode.GRAY, 8, 0), Codec.RAW, 2, "1".repeat(64), 1),
        new JournalEntry.Imported("scans", Long.MAX_VALUE, "2".repeat(64)),
        new JournalEntry.Abandoned("The file \"changed\".", Sides.PRESSED),
        new JournalEntry.SideRefused("It was short.", Sides.PRESSED),
        new JournalEntry.FeedStopped("A jam.", Sides.PRESSED),
        new JournalEntry.Continued(List.of(), Sides.PRESSED),
        new JournalEntry.Continued(List.of(3, 17), Sides.PRESSED),
        new JournalEntry.FrontsFed(7, Sides.PRESSED),
        new JournalEntry.Discarded("the wrong \"one\"\n", Sides.PRESSED),
        new FeedEnded(3, "", Sides.PRESSED),
        new FeedEnded(0, "A jam.\r\nTake \"it\" out: \u2192 \ud83d\udcc4 \u0000", Sides.PRESSED),
        new Recording(Long.MAX_VALUE),
        new Recorded(),
        new CheckEntry.Asked(86_400),
        new CheckEntry.Begun(Sides.PRESSED.plusSeconds(600), Sides.PRESSED),
        new CheckEntry.Prolonged(Sides.PRESSED.plusSeconds(1200), "Änne \"A\"", Sides.PRESSED),
        new CheckEntry.Turned(9999, 3, "anna", Sides.PRESSED),
        new CheckEntry.SideDropped(1, "anna", "<b>smeared</b>\n", Sides.PRESSED),
        new CheckEntry.SideRestored(1, "anna", Sides.PRESSED),
        new CheckEntry.RescanBegun(List.of(3, 4), "anna", "a fold", Sides.PRESSED),
        new CheckEntry.RescanEnded("", Sides.PRESSED),
        new CheckEntry.RescanEnded("A jam.", Sides.PRESSED),
        new CheckEntry.Ended("", Sides.PRESSED),
        new CheckEntry.Ended("anna", Sides.PRESSED),
        new Sealed(List.of("objects/2026/11/24/x.v1.cms")),
        new Sealed(List.of("objects/a.v1.cms", "objects/b.v2.cms")));
  }

  private static String line(JournalEntry entry) {
    String line = JournalLines.write(entry);
    return line.substring(0, line.length() - 1);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void whatIsWrittenIsReadAgain(JournalEntry entry) throws IOException {
    assertTrue(JournalLines.write(entry).endsWith("\"}\n"));
    assertEquals(entry, JournalLines.read(line(entry)));
    assertEquals(1, JournalLines.write(entry).lines().count(), "one line");
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aLineOfWhichOneBitIsAnotherIsNoEntry(JournalEntry entry) {
    byte[] good = line(entry).getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < good.length; at++) {
      for (int bit = 0; bit < 7; bit++) { // the eighth makes another character of UTF-8
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << bit);
        String text = new String(bad, StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> JournalLines.read(text), text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aLineThatWasCutOffIsNoEntry(JournalEntry entry) {
    String good = line(entry);
    for (int length = 0; length < good.length(); length++) {
      String cut = good.substring(0, length);
      assertThrows(IOException.class, () -> JournalLines.read(cut), cut);
    }
  }

  /** Whole by its checksum, and still nothing that this version writes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"other\"}",
        "{\"type\":7}",
        "{\"kind\":\"sealed\"}",
        "{\"type\":\"sealed\"}",
        "{\"type\":\"sealed\",\"object\":5}",
        "{\"type\":\"sealed\",\"object\":\"a\",\"object\":\"b\"}",
        "{\"type\":\"recording\",\"after\":\"x\"}",
        "{\"type\":\"recording\",\"after\":1.5}",
        "{\"type\":\"fed\",\"sides\":2.7,\"fault\":\"\",\"at\":\"2026-11-24T09:15:00Z\"}",
        "{\"type\":\"fed\",\"sides\":2,\"fault\":\"\",\"at\":\"yesterday\"}",
        "{\"type\":\"side\",\"number\":1,\"width\":0,\"height\":1,\"mode\":\"GRAY\",\"depth\":8,"
            + "\"dpi\":300,\"sha256\":\"\"}",
        "{\"type\":\"side\",\"number\":1,\"width\":9,\"height\":1,\"mode\":\"PINK\",\"depth\":8,"
            + "\"dpi\":300,\"sha256\":\"\"}",
        "{\"type\":\"opened\",\"capture\":\"c\",\"document\":\"d\",\"class\":\"x\","
            + "\"profile\":\"p\",\"box\":\"b\",\"device\":\"d\",\"scanner\":\"s\","
            + "\"at\":\"2026-11-24T09:15:00Z\",\"languages\":[]}",
        "[]",
        "not JSON}",
      })
  void whatIsNoEntryIsNamed(String json) {
    String open = json.substring(0, json.length() - 1);
    IOException e =
        assertThrows(IOException.class, () -> JournalLines.read(JournalLines.checked(open)));
    assertTrue(e.getMessage().startsWith("it"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void anEmptyLineIsNoEntry() {
    assertThrows(IOException.class, () -> JournalLines.read(""));
  }
}
