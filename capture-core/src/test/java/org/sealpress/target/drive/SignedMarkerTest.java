package org.sealpress.target.drive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.Programs;

class SignedMarkerTest {
  private static final TestSeal SEAL = new TestSeal("sealpress/desk/0123456789");
  private static final DriveMarker MARKER =
      new DriveMarker(
          "0123456789abcdef".repeat(2),
          "Büro 2",
          Instant.parse("2026-11-24T10:15:30Z"),
          "36562b0a-d707-49c6-b84f-6a75a8d50dab",
          SEAL.origin(),
          64_000_000_000L);

  @TempDir Path folder;

  private static String good() throws IOException {
    return new String(SignedMarker.sign(MARKER, SEAL).file(), UTF_8);
  }

  private static SignedMarker parse(String text) {
    return SignedMarker.parse(text.getBytes(UTF_8));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    String[] lines = good().split("\n", -1);
    assertEquals(4, lines.length);
    assertEquals("{\"marker\":", lines[0]);
    assertEquals(
        "{\"format\":\"sealpress drive 2\",\"id\":\"0123456789abcdef0123456789abcdef\""
            + ",\"label\":\"Büro 2\",\"enrolled\":\"2026-11-24T10:15:30Z\""
            + ",\"filesystem\":\"36562b0a-d707-49c6-b84f-6a75a8d50dab\""
            + ",\"origin\":\"sealpress/desk/0123456789\",\"bytes\":64000000000}",
        lines[1]);
    assertTrue(lines[2].startsWith(",\"key\":\"1a2b3c4d\",\"signature\":\""), lines[2]);
    assertEquals(MARKER, parse(good()).marker());
    assertTrue(parse(good()).isSignedBy(SEAL));
    assertFalse(parse(good()).isSignedBy(new TestSeal(SEAL.origin())));
  }

  @ParameterizedTest
  @CsvSource({"Büro 2, Büro 3", "64000000000, 64000000001", "10:15:30Z, 10:15:31Z"})
  void whatIsChangedIsNoLongerSigned(String from, String to) throws Exception {
    assertFalse(parse(good().replace(from, to)).isSignedBy(SEAL));
  }

  @Test
  void noFlippedBitGoesUnseen() throws Exception {
    byte[] bytes = good().getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      try {
        assertFalse(SignedMarker.parse(bytes).isSignedBy(SEAL), "byte " + i);
      } catch (IllegalArgumentException e) {
        assertFalse(String.valueOf(e.getMessage()).isEmpty());
      }
      bytes[i] ^= 1;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "5",
        "\"a\"",
        "{\"marker\":{}}",
        "{\"marker\":\n{}\n}\n",
        "{\"id\":\"00000000000000000000000000000000\",\"label\":\"A\"}"
      })
  void whatIsNoMarkerIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> parse(text));
  }

  @Test
  void aSignatureHasItsLengthAndNothingAfterIt() throws Exception {
    for (String other :
        List.of(good().replace("==\"}", "A=\"}"), good().replace("==\"}", "AA\"}"))) {
      IllegalArgumentException longer =
          assertThrows(
              IllegalArgumentException.class, () -> SignedMarker.parse(other.getBytes(UTF_8)));
      assertTrue(longer.getMessage().endsWith("bytes, expected 64"), longer.getMessage());
    }
  }

  @Test
  void thereIsOnlyOneWayToWriteAMarker() throws Exception {
    for (String other :
        new String[] {
          good() + " ",
          good() + "{}",
          good().strip(),
          " " + good(),
          good().replace("\n", "\r\n"),
          good().replace(",\"bytes\"", ", \"bytes\""),
          good().replace("\"bytes\":", "\"extra\":1,\"bytes\":"),
          good().replace("\"label\":\"Büro 2\"", "\"label\":\"A\",\"label\":\"Büro 2\""),
          good().replace("ü", "\\u00fc"),
          good().replace("10:15:30Z", "10:15:30.000Z"),
          good().replace("64000000000", "6.4e10"),
          good().replace("64000000000", "99999999999999999999"),
          good().replace("64000000000", "-1"),
          good().replace("Büro 2", "\\u001b[2J"),
          good().replace("Büro 2", "\u202e2"),
          good().replace("0123456789abcdef0", "../../etc/passwd0"),
          good().replace("sealpress/desk", "elsewhere/desk"),
          good().replace("1a2b3c4d", "1a2b3c4D"),
          good().replace("\"signature\":\"", "\"signature\":\"!"),
          good().replace("drive 2", "drive 3"),
          "x".repeat(SignedMarker.LARGEST + 1),
          "[".repeat(4000)
        }) {
      assertThrows(IllegalArgumentException.class, () -> parse(other), other);
    }
  }

  /** The commands of the class's Javadoc. */
  @Test
  void aPersonWithOpensslAloneCanVerifyIt() throws Exception {
    Programs.assume("openssl", "sed", "base64");
    Files.writeString(folder.resolve("drive.json"), good());
    Path keys = Files.createDirectory(folder.resolve("checkpoints"));
    Files.write(keys.resolve("ledger-1a2b3c4d.pem"), SEAL.pem());
    String verify =
        """
        cd "$1" || exit 9
        sed -n 2p drive.json >marker
        sed -n '3s/.*"signature":"\\([^"]*\\)".*/\\1/p' drive.json | base64 -d >marker.sig
        key=$(sed -n '3s/.*"key":"\\([^"]*\\)".*/\\1/p' drive.json)
        openssl pkeyutl -verify -rawin -pubin -inkey checkpoints/ledger-$key.pem \\
            -in marker -sigfile marker.sig
        """;
    assertTrue(
        Programs.run("sh", "-c", verify, "sh", folder.toString())
            .contains("Signature Verified Successfully"));
    Files.writeString(folder.resolve("drive.json"), good().replace("Büro 2", "Büro 3"));
    assertThrows(
        IllegalStateException.class,
        () -> Programs.run("sh", "-c", verify, "sh", folder.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " A", "A ", "a\nb", "\u001b", "a/b", "..", "\""})
  void whatIsNoLabelIsRefused(String label) {
    assertThrows(IllegalArgumentException.class, () -> DriveMarker.checkLabel(label));
  }

  @Test
  void whatAStrangerWroteIsShownWithoutHarm() {
    assertEquals("a\\u001b[2J\\u000ab\\u202e", Visible.text("a\u001b[2J\nb\u202e"));
    assertEquals("Grüße 名前 ", Visible.text("Grüße 名前 "));
    assertEquals("x".repeat(40) + "...", Visible.text("x".repeat(500)));
    assertEquals("\\u0022", Visible.text("\""));
    assertEquals("\\ud800", Visible.text("\ud800"));
  }
}
