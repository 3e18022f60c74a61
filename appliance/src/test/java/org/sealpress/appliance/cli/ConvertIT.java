package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.pdf.VeraPdf;

class ConvertIT {
  @TempDir private Path folder;
  private Images images;
  private Path pdf;

  @BeforeEach
  void prepare() {
    Programs.assume("tesseract", "pdftotext");
    images = new Images(folder);
    pdf = folder.resolve("out.pdf");
  }

  @Test
  void filesOfEveryKindBecomeOneSearchablePdfInTheOrderGiven() throws Exception {
    Path first = folder.resolve("first.pdf");
    Program.run(
            folder,
            "convert",
            images.png("first.png", "Invoice for apples").toString(),
            "-o",
            "first.pdf")
        .with(0);
    Program.Ended ended =
        Program.run(
                folder,
                "convert",
                images.jpeg("b.dat", "Receipt for bananas").toString(),
                images.tiff("c.tif", "Letter about cherries", "Contract about dates").toString(),
                first.toString(),
                images.pgm("e.pgm", "Order of elderberries").toString(),
                "-o",
                "out.pdf",
                "--title",
                "Fruit",
                "--dpi",
                "200")
            .with(0);
    assertEquals("", ended.out());
    assertTrue(
        ended.line().matches("converting: 5 of 5 pages in [0-9.]+ s, [0-9.]+/s"), ended.err());
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    String text = Programs.run("pdftotext", pdf.toString(), "-");
    int at = 0;
    for (String fruit : List.of("bananas", "cherries", "dates", "apples", "elderberries")) {
      int found = text.indexOf(fruit);
      assertTrue(found >= at, fruit + " in " + text);
      at = found;
    }
    assertTrue(Programs.run("pdfinfo", pdf.toString()).contains("Title:           Fruit"));
  }

  @Test
  void withQuietNothingIsSaid() throws Exception {
    Program.Ended ended =
        Program.run(
                folder,
                "convert",
                "--quiet",
                images.png("a.png", "Quiet").toString(),
                "-o",
                "out.pdf")
            .with(0);
    assertEquals("", ended.out() + ended.err());
  }

  @Test
  void anImageThatIsNotThere() throws Exception {
    assertEquals(
        "%s does not exist: expected a TIFF, JPEG, PNG, PNM or PDF"
            .formatted(folder.resolve("none.png")),
        failed(folder.resolve("none.png")));
  }

  @Test
  void aFileThatIsNoImage() throws Exception {
    Path text = Files.writeString(folder.resolve("a.txt"), "hello");
    String line = failed(text);
    assertTrue(line.startsWith(text + " "), line);
    assertTrue(line.contains("expected a whole TIFF, JPEG, PNG or PNM"), line);
  }

  @Test
  void imagesThatAreCutOff() throws Exception {
    cutOff(images.png("a.png", "Cut"));
    cutOff(images.jpeg("a.jpg", "Cut"));
    cutOff(images.pgm("a.pgm", "Cut"));
    cutOff(images.tiff("a.tif", "Cut"));
  }

  private void cutOff(Path whole) throws Exception {
    for (double part : new double[] {0.1, 0.5, 0.9}) {
      Path cut = images.cut("cut", whole, part);
      String line = failed(cut);
      assertTrue(line.startsWith(cut + " "), line);
      assertTrue(line.matches(".*(damaged or cut off|it ends at byte).*"), line);
      assertTrue(line.matches(".*expected a whole .*|.*scan or copy it again"), line);
    }
  }

  @Test
  void aJpegThatIsAPageOfAPdfGoesThroughByteForByte() throws Exception {
    Path jpeg = images.jpeg("a.jpg", "Whole");
    Path scanned = folder.resolve("scanned.pdf");
    Console.run("convert", jpeg.toString(), "-o", scanned.toString()).done();
    Console.run("convert", scanned.toString(), "-o", pdf.toString()).done();
    Programs.run("pdfimages", "-all", pdf.toString(), folder.resolve("i").toString());
    assertArrayEquals(Files.readAllBytes(jpeg), Files.readAllBytes(folder.resolve("i-000.jpg")));
    assertTrue(Programs.run("pdftotext", pdf.toString(), "-").contains("Whole"));
    assertEquals(List.of(), VeraPdf.complaints(pdf));
  }

  @Test
  void aPdfThatIsCutOff() throws Exception {
    Console.run("convert", images.png("a.png", "Whole").toString(), "-o", pdf.toString()).done();
    Path cut = images.cut("cut.pdf", pdf, 0.4);
    Files.delete(pdf);
    String line = failed(cut);
    assertTrue(line.startsWith(cut + " is no PDF that can be read"), line);
  }

  @Test
  void aLanguageThatIsNotInstalledIsSaidAtOnceAlsoForABlankPage() throws Exception {
    String line = failed(images.png("a.png", ""), "--lang", "eng+xyz");
    assertTrue(line.startsWith("language \"xyz\" is not installed in "), line);
    assertTrue(line.contains("there are: "), line);
    assertTrue(line.endsWith("apt install tesseract-ocr-xyz"), line);
  }

  @Test
  void anOutputThatIsThereStaysAsItIs() throws Exception {
    Files.writeString(pdf, "mine");
    Console ended =
        Console.run("convert", images.png("a.png", "A").toString(), "-o", pdf.toString());
    assertEquals(
        pdf + " is there already: nothing is written over; choose another name",
        ended.failed(ExitCode.INCOMPLETE));
    assertEquals("mine", Files.readString(pdf));
  }

  @Test
  void aFolderForTheOutputThatIsNotThere() throws Exception {
    Path image = images.png("a.png", "A");
    Path nowhere = folder.resolve("nowhere/out.pdf");
    assertEquals(
        "cannot write "
            + nowhere
            + ": its directory is not there; make it, or mount what belongs there",
        Console.run("convert", image.toString(), "-o", nowhere.toString())
            .failed(ExitCode.INCOMPLETE));
  }

  @Test
  void numbersThatMakeNoSense() throws Exception {
    Path image = images.png("a.png", "A");
    assertEquals("--dpi -3: expected 50 to 2400", usage(image, "--dpi", "-3"));
    assertEquals("--dpi 100000: expected 50 to 2400", usage(image, "--dpi", "100000"));
    assertEquals("--jobs -1: expected 1 to 64", usage(image, "--jobs", "-1"));
    assertEquals("--lang: expected languages such as deu,eng", usage(image, "--lang", ""));
  }

  private String usage(Path image, String... more) throws Exception {
    return Console.run(arguments(image, more)).failed(ExitCode.USAGE);
  }

  @Test
  void aFullDiskLeavesNothingHalfWritten() throws Exception {
    Path image = images.png("a.png", "A page that does not fit");
    try (LoopDevice disk = LoopDevice.ext4(folder, "disk", 4 << 20)) {
      Path filler = disk.mountPoint().resolve("filler");
      long room = Files.getFileStore(disk.mountPoint()).getUsableSpace();
      Files.write(filler, new byte[(int) room - 20_000]);
      Path out = disk.mountPoint().resolve("out.pdf");
      Console ended = Console.run("convert", image.toString(), "-o", out.toString());
      assertEquals(1, ended.code());
      String line = ended.err().lines().reduce((first, second) -> second).orElse("");
      assertTrue(line.startsWith("sealpress: cannot write " + out + ": the disk is full"), line);
      assertTrue(line.contains("free some space there and try again"), line);
      try (Stream<Path> left = Files.list(disk.mountPoint())) {
        assertEquals(
            List.of("filler", "lost+found"),
            left.map(file -> file.getFileName().toString()).sorted().toList());
      }
    }
  }

  /** Expects one line, and no PDF nor the beginning of one. */
  private String failed(Path image, String... more) throws Exception {
    List<Path> before = list();
    String line = Console.run(arguments(image, more)).failed(ExitCode.INCOMPLETE);
    assertEquals(before, list());
    return line;
  }

  private String[] arguments(Path image, String... more) {
    return Stream.concat(
            Stream.of("convert", image.toString(), "-o", pdf.toString()), Stream.of(more))
        .toArray(String[]::new);
  }

  private List<Path> list() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
