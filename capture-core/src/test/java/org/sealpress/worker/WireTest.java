package org.sealpress.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealpress.child.Garbage;
import org.sealpress.ocr.Box;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.Line.Baseline;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.Word;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.Margins;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.page.separator.Separator;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.Wire.Reply;
import org.sealpress.worker.WorkerFault.Kind;

class WireTest {
  private static final PageFormat FORMAT = new PageFormat(7, 3, ColorMode.GRAY, 8, 300);
  private static final String LONG = "\u1234\uD83D\uDE00x\uD800".repeat(20_000);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private DataInputStream in() {
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static PageResult result(String word, String flaw) {
    Line line =
        new Line(
            List.of(new Word(word, new Box(1, 1, 2, 2), 50)),
            new Box(1, 1, 2, 2),
            new Baseline(1, 3, 3, 3));
    return new PageResult(
        FORMAT, Codec.JPEG, 1, -1.25, false, new PageText(7, 3, List.of(line)), flaw);
  }

  @Test
  void aJobComesAcrossWithItsSamples() throws IOException {
    byte[] samples = new byte[21];
    new Random(3).nextBytes(samples);
    PageSource source = new PageSource.Samples(FORMAT, () -> new ByteArrayInputStream(samples));
    Wire.writeJob(
        9,
        new PageJob(
            source,
            List.of("eng", "deu"),
            200,
            3,
            false,
            PageStyle.AS_SCANNED,
            70,
            Effort.IMAGE_ONLY),
        out);
    DataInputStream in = in();
    Wire.Numbered got = Wire.readJob(in);
    assertEquals(9, got.number());
    assertEquals(List.of("eng", "deu"), got.job().languages());
    assertEquals(Effort.IMAGE_ONLY, got.job().effort());
    assertEquals(FORMAT, ((PageSource.Samples) got.job().source()).format());
    assertArrayEquals(samples, in.readAllBytes());
  }

  @Test
  void textsLongerThan64KilobytesComeAcross() throws IOException {
    Path file = Path.of("/" + "long/".repeat(20_000) + "scan.tif");
    PageJob job =
        new PageJob(
            new PageSource.ImageFile(file, 4),
            List.of(),
            0,
            0,
            true,
            PageStyle.AS_SCANNED,
            85,
            Effort.READ);
    Wire.writeJob(1, job, out);
    assertEquals(job, Wire.readJob(in()).job());

    bytes.reset();
    PageResult result = result(LONG, LONG);
    Wire.writeDone(2, result, ByteBuffer.wrap(new byte[5]), out);
    assertEquals(new Reply.Done(result, 5), Wire.readReply(2, in()));

    bytes.reset();
    Wire.writeFailed(3, Kind.UNREADABLE, LONG, out);
    Reply.Failed failed = (Reply.Failed) Wire.readReply(3, in());
    assertTrue(LONG.startsWith(failed.message()) && failed.message().length() == 2000);
  }

  @Test
  void whatDividesABatchComesAcross() throws IOException {
    for (Separator separator :
        List.of(
            new Separator.PatchT(),
            new Separator.Cover("legal", "Lease", ""),
            new Separator.Cover("draft", "a;\u1234", "abcdefghijklmnopqrstuvwxy2"))) {
      PageResult result =
          new PageResult(
              FORMAT,
              Codec.G4,
              85,
              0,
              0,
              false,
              PageText.none(7, 3),
              "",
              Optional.of(separator),
              look());
      bytes.reset();
      Wire.writeDone(2, result, ByteBuffer.wrap(new byte[5]), out);
      assertEquals(new Reply.Done(result, 5), Wire.readReply(2, in()));
    }
  }

  private static Look look() {
    return new Look(new Margins(0, .25, .5, 0), ByteBuffer.wrap(new byte[] {1, 2, 3}));
  }

  @Test
  void anAnswerToAnotherJobIsNone() throws IOException {
    Wire.writeDone(2, result("word", ""), ByteBuffer.wrap(new byte[5]), out);
    assertThrows(Garbage.class, () -> Wire.readReply(3, in()));
  }

  @Test
  void anAnswerThatIsDamagedAnywhereIsRefusedOrStillOne() throws IOException {
    Wire.writeDone(2, result("word", ""), ByteBuffer.wrap(new byte[0]), out);
    byte[] whole = bytes.toByteArray();
    for (int at = 0; at < whole.length; at++) {
      byte[] cut = Arrays.copyOf(whole, at);
      assertThrows(
          EOFException.class,
          () -> Wire.readReply(2, new DataInputStream(new ByteArrayInputStream(cut))));
      byte[] bad = whole.clone();
      bad[at] ^= (byte) 0x80;
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bad))) {
        Reply reply = Wire.readReply(2, in);
        assertTrue(reply instanceof Reply.Done done && done.imageBytes() >= 0);
      } catch (IOException | IllegalArgumentException e) {
        // What the pool takes for a broken worker.
      }
    }
  }
}
