package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.fixture.FileKinds;

class FileEndTest {
  private static final BufferedImage PAGE = DrawnPage.stroke(BufferedImage.TYPE_BYTE_GRAY);
  private static final BufferedImage BITS = DrawnPage.word("whole", 400, 300);
  private static final int PARTS = 40;

  @TempDir Path folder;

  enum Kind {
    JPEG,
    PNG,
    PNM,
    TIFF,
    PDF
  }

  private Path file(Kind kind) {
    Path file = folder.resolve("file");
    return switch (kind) {
      case JPEG -> FileKinds.jpeg(file, PAGE);
      case PNG -> FileKinds.png(file, PAGE);
      case PNM -> FileKinds.pnm(file, BITS);
      case TIFF -> FileKinds.tiff(file, "LZW", List.of(PAGE, PAGE, PAGE));
      case PDF -> FileKinds.pdf(file, FileKinds.InPdf.G4, List.of(BITS, BITS));
    };
  }

  private Optional<String> lacking(byte[] bytes) throws IOException {
    return FileEnd.lacking(Files.write(folder.resolve("file"), bytes));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aWholeFileLacksNothing(Kind kind) throws Exception {
    assertEquals(Optional.empty(), FileEnd.lacking(file(kind)));
  }

  /** But for the strips of a TIFF, which are checked when it is decoded. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void aFileThatIsStillComingLacksItsEnd(Kind kind) throws Exception {
    byte[] whole = Files.readAllBytes(file(kind));
    for (int part = 0; part < PARTS; part++) {
      byte[] begun = Arrays.copyOf(whole, (int) ((long) whole.length * part / PARTS));
      assertTrue(lacking(begun).isPresent() || kind == Kind.TIFF, begun.length + " bytes");
    }
    int almost = kind == Kind.PDF ? 5 : 1;
    assertTrue(
        lacking(Arrays.copyOf(whole, whole.length - almost)).isPresent() || kind == Kind.TIFF);
  }

  @Test
  void aTiffWhoseLastDirectoryIsMissingIsNotTakenForOneOfFewerPages() throws Exception {
    byte[] whole = Files.readAllBytes(file(Kind.TIFF));
    assertEquals(3, TiffChain.pages(folder.resolve("file")));
    int cut = 0;
    for (int part = 1; part < PARTS; part++) {
      cut += lacking(Arrays.copyOf(whole, whole.length * part / PARTS)).isPresent() ? 1 : 0;
    }
    assertTrue(cut >= PARTS / 2, cut + " of " + PARTS);
  }

  @Test
  void thePreviewInsideAPhotographIsNotItsEnd() throws Exception {
    byte[] photo = Files.readAllBytes(file(Kind.JPEG));
    byte[] preview = FileKinds.jpeg(BITS);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(photo, 0, 2);
    out.write(new byte[] {(byte) 0xFF, (byte) 0xE1});
    out.write((preview.length + 2) >> 8);
    out.write(preview.length + 2);
    out.write(preview);
    out.write(photo, 2, photo.length - 2);
    byte[] withPreview = out.toByteArray();
    assertEquals(Optional.empty(), lacking(withPreview));
    assertTrue(lacking(Arrays.copyOf(withPreview, preview.length + 3_000)).isPresent());
  }

  @Test
  void whatFollowsTheEndDoesNotMatter() throws Exception {
    byte[] photo = Files.readAllBytes(file(Kind.JPEG));
    assertEquals(Optional.empty(), lacking(Arrays.copyOf(photo, photo.length + 500)));
    byte[] pdf = Files.readAllBytes(file(Kind.PDF));
    assertEquals(Optional.empty(), lacking(Arrays.copyOf(pdf, pdf.length + 500)));
  }

  @Test
  void aPdfThatPointsNowhereLacksItsTable() throws Exception {
    String pdf = "%PDF-1.4\nnothing\nstartxref\n9\n%%EOF\n";
    assertTrue(lacking(pdf.getBytes(StandardCharsets.US_ASCII)).orElseThrow().contains("xref"));
  }

  @Test
  void otherFilesAreNamedAsSuch() throws Exception {
    assertEquals("it is empty", lacking(new byte[0]).orElseThrow());
    for (String other : List.of("PK\3\4 a letter", "GIF89a", "hello", "P7\n")) {
      assertTrue(
          lacking(other.getBytes(StandardCharsets.ISO_8859_1))
              .orElseThrow()
              .startsWith("it is no TIFF"));
    }
    assertTrue(lacking(new byte[5_000]).orElseThrow().startsWith("it is no TIFF"), "room alone");
  }

  @Test
  void headersThatLieEndInAWordAndNotInMemory() throws Exception {
    List<String> lies =
        Stream.of(
                "P5 99999 99999 255\n", "P6 9999999999 1 255\n", "P4 0 5\n", "P5 5 5 99999999999\n")
            .toList();
    for (String lie : lies) {
      String said;
      try {
        said = lacking(lie.getBytes(StandardCharsets.US_ASCII)).orElse("");
      } catch (IOException e) {
        said = String.valueOf(e.getMessage());
      }
      assertTrue(!said.isEmpty(), lie);
    }
  }

  @Test
  void pagesThatLeadBackToTheFirstAreCountedOnce() throws Exception {
    byte[] circle = {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0};
    assertEquals(Optional.empty(), lacking(circle));
    assertEquals(1, TiffChain.pages(folder.resolve("file")));
  }
}
