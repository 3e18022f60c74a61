package org.sealpress.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Needles;

/**
 * What veraPDF decodes of a document goes nowhere: every byte of the disk that has the temporary
 * files is looked through, those of deleted files too.
 */
@Timeout(120)
class GateInItsOwnJvmIT {
  private static final String PAGES = "60";
  private static final String CLASSES = System.getProperty("java.class.path");

  @TempDir Path dir;
  private LoopDevice disk;

  @BeforeEach
  void open() {
    disk = LoopDevice.ext4(dir, "disk", 64L << 20);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  /** The class path with veraPDF's own classes first, as a careless build would have it. */
  private static String careless() {
    List<String> parts = new ArrayList<>(List.of(CLASSES.split(File.pathSeparator)));
    String parser =
        parts.stream().filter(each -> each.matches(".*parser-[0-9.]+jar")).findAny().orElseThrow();
    parts.remove(parser);
    parts.add(0, parser);
    return String.join(File.pathSeparator, parts);
  }

  private String run(String classes, String... args) throws Exception {
    Path said = dir.resolve("said.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + disk.mountPoint(),
                "-cp",
                classes,
                GateMain.class.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(process.waitFor(90, TimeUnit.SECONDS));
    return Files.readString(said);
  }

  private Set<String> found() throws IOException {
    Needles needles = new Needles();
    needles.add("a page", "/Type /Page".getBytes(StandardCharsets.US_ASCII));
    needles.add("a font", "/BaseFont".getBytes(StandardCharsets.US_ASCII));
    disk.unmount();
    Set<String> found = needles.in(dir.resolve("disk.img"));
    disk.mount();
    return found;
  }

  @Test
  void nothingThatIsDecodedIsOnTheDisk() throws Exception {
    String said = run(CLASSES, disk.mountPoint().toString(), PAGES, "200");
    assertTrue(said.startsWith("valid, 60 pages"), said);
    assertEquals(Set.of(), found());
  }

  @Test
  void aBuildWithVeraPdfsOwnClassWouldLeaveSomething() throws Exception {
    assertEquals("valid", run(careless(), "parse", PAGES).strip());
    assertTrue(found().contains("a page"), "deleted files are found");
  }

  @Test
  void suchABuildChecksNothing() throws Exception {
    String said = run(careless(), disk.mountPoint().toString(), PAGES, "200");
    assertTrue(said.contains("this build of veraPDF would write it to a disk in plain"), said);
    assertEquals(Set.of(), found());
  }
}
