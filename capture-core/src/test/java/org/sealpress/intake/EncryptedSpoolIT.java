package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Needles;
import org.sealpress.fixture.Programs;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.TestKeys;

/**
 * A box whose data, temporary files and working folder are on a file system of their own, of which
 * every byte is looked through afterwards, those of deleted files too.
 */
@Timeout(180)
class EncryptedSpoolIT {
  private static final long DISK = 96L << 20;
  private static final int SIDES = 3;

  /** Pieces of a document are looked for so far apart: several in each block of the disk. */
  private static final int DISTANCE = 512;

  @TempDir Path dir;
  @TempDir Path keys;
  private LoopDevice disk;

  @BeforeEach
  void open() throws IOException {
    Programs.assume("tesseract");
    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P256));
    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P384));
    disk = LoopDevice.ext4(dir, "disk", DISK);
    Files.createDirectory(temporary());
  }

  @AfterEach
  void close() {
    if (disk != null) {
      disk.close();
    }
  }

  private Path temporary() {
    return disk.mountPoint().resolve("tmp");
  }

  private Path data() {
    return disk.mountPoint().resolve("data");
  }

  /** Runs a box with all its processes' temporary files on the disk; kills it at a line. */
  private List<String> run(String killAt, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CaptureMain.class.getName(),
                data().toString(),
                keys.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(temporary().toFile());
    builder.environment().put("TMPDIR", temporary().toString());
    builder
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary() + " -Djava.awt.headless=true");
    builder.redirectError(dir.resolve("errors.txt").toFile());
    Process process = builder.start();
    List<ProcessHandle> workers = new ArrayList<>();
    List<String> said = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.equals(killAt)) {
          process.descendants().forEach(workers::add);
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    for (ProcessHandle worker : workers) {
      worker.onExit().get(30, TimeUnit.SECONDS); // else the disk can't be unmounted
    }
    return said;
  }

  private void assertSettled(List<String> said) throws IOException {
    assertEquals(
        "Settled",
        said.get(said.size() - 1),
        said + "\n" + Files.readString(dir.resolve("errors.txt")));
  }

  /** The document that came of it, opened by somebody who has a key. */
  private byte[] document() throws Exception {
    try (RealBox box = new RealBox(data(), keys, 1, event -> {});
        OpeningKey key = TestKeys.opening(keys, TestKeys.key(KeyKind.EC_P256))) {
      Path pdf = dir.resolve("opened.pdf");
      Files.deleteIfExists(pdf);
      String object = box.vault.catalog().latest(1).get(0).object();
      new Opener(key).open(box.vault.object(object), pdf);
      return Files.readAllBytes(pdf);
    }
  }

  /** Everything by which a page could be recognised, as samples, image, text or document. */
  private static Needles needles(byte[] pdf) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(read);
      assertEquals(SIDES, read.getNumberOfPages());
      SecretSheets.WORDS.forEach(word -> assertTrue(text.contains(word), text));
    }
    Needles needles = new Needles();
    byte[] start = Arrays.copyOf(pdf, 8);
    assertTrue(new String(start, StandardCharsets.US_ASCII).startsWith("%PDF-1."));
    needles.add("a PDF", start);
    needles.add("a PDF's page", "/Type /Page".getBytes(StandardCharsets.US_ASCII));
    needles.add(
        "a JPEG", new byte[] {-1, (byte) 0xd8, -1, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0});
    SecretSheets.WORDS.forEach(needles::addText);
    for (int side = 1; side <= SIDES; side++) {
      int number = 0;
      for (byte[] mark : SecretSheets.marks(side)) {
        needles.add("side " + side + ", mark " + number++, mark);
      }
    }
    int before = needles.count();
    needles.addPieces("the PDF", pdf, DISTANCE);
    assertTrue(needles.count() > before + 500, "few pieces of " + pdf.length + " bytes");
    return needles;
  }

  private Path unmounted(String copy) throws IOException {
    disk.unmount();
    Path image = dir.resolve(copy);
    Files.copy(dir.resolve("disk.img"), image);
    disk.mount();
    return image;
  }

  @Test
  void afterACaptureNothingOfItIsOnTheDiskAndWhatIsPlantedIsFound() throws Exception {
    assertSettled(run("never", String.valueOf(SIDES)));
    Path image = unmounted("after.img");
    byte[] pdf = document();
    Needles needles = needles(pdf);
    assertEquals(Set.of(), needles.in(image));

    Path planted = temporary().resolve("planted");
    Files.write(planted, pdf, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
    Path marks = temporary().resolve("marks");
    for (byte[] mark : SecretSheets.marks(2)) {
      Files.write(
          marks,
          mark,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    }
    Files.delete(planted);
    Files.delete(marks);
    Set<String> found = needles.in(unmounted("planted.img"));
    assertTrue(found.contains("a PDF"), () -> "a deleted file is found: " + found);
    assertTrue(found.contains("a JPEG"));
    assertTrue(found.contains("side 2, mark 7"));
    assertFalse(found.contains("side 1, mark 7"));
    long pieces = found.stream().filter(each -> each.startsWith("the PDF")).count();
    assertTrue(pieces > 500, "only " + pieces + " pieces of the document are found");
  }

  static Stream<String> moments() {
    Stream<String> usual = Stream.of("SideFed 2", "SideRead 3", "DocumentMade");
    return Boolean.getBoolean("all") ? Stream.concat(usual, Stream.of("SideRead 1")) : usual;
  }

  @ParameterizedTest
  @MethodSource("moments")
  void killedInTheMiddleNothingOfItIsOnTheDiskEither(String moment) throws Exception {
    List<String> said = run(moment, String.valueOf(SIDES));
    assertTrue(said.contains(moment), said.toString());
    assertFalse(said.contains("Settled"), "it was killed");
    Path killed = unmounted("killed.img");
    assertSettled(run("never"));
    Path after = unmounted("after.img");
    // Killed early, it ends with fewer sides: then feed the rest, as the message says.
    byte[] pdf = document();
    if (pages(pdf) < SIDES) {
      assertSettled(run("never", String.valueOf(SIDES)));
      pdf = document();
    }
    Needles needles = needles(pdf);
    assertEquals(Set.of(), needles.in(killed));
    assertEquals(Set.of(), needles.in(after));
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument read = Loader.loadPDF(pdf)) {
      return read.getNumberOfPages();
    }
  }
}
