package org.sealpress.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchPagesTest {
  @TempDir Path dir;
  private ScratchPages pages;

  @BeforeEach
  void open() {
    pages = new ScratchPages(dir, new SecureRandom());
  }

  @AfterEach
  void close() throws IOException {
    pages.close();
  }

  private static byte[] content(int value) {
    byte[] content = new byte[ScratchPages.PAGE];
    Arrays.fill(content, (byte) value);
    return content;
  }

  private byte[] read(int page) throws IOException {
    byte[] read = new byte[ScratchPages.PAGE];
    pages.read(page, read);
    return read;
  }

  @Test
  void pagesAreReadAsTheyWereWrittenLast() throws IOException {
    for (int page = 0; page < 200; page++) {
      assertEquals(page, pages.take());
    }
    for (int page = 199; page >= 0; page--) {
      pages.write(page, content(1));
      pages.write(page, content(page));
    }
    for (int page = 0; page < 200; page += 3) {
      assertArrayEquals(content(page), read(page));
    }
  }

  @Test
  void whatIsGivenBackIsUsedAgain() throws IOException {
    pages.take();
    int second = pages.take();
    pages.write(second, content(5));
    pages.release(second);
    assertEquals(second, pages.take());
    assertThrows(Altered.class, () -> read(second), "not what somebody else has left there");
    assertEquals(2, pages.take());
  }

  @Test
  void theFileHasNoNameThatACrashCouldLeave() throws IOException {
    pages.write(pages.take(), content(1));
    assertEquals(List.of(), files());
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(dir)) {
      return files.toList();
    }
  }

  /** Through what the system shows of this process's open files. */
  @Test
  void nothingIsReadableOnTheDiskAndNothingAlteredIsTaken() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "skipped: there is no /proc");
    pages.write(pages.take(), content('x'));
    pages.write(pages.take(), content('y'));
    Path open = openFile();
    byte[] disk = Files.readAllBytes(open);
    assertEquals(2 * (ScratchPages.PAGE + 16), disk.length);
    assertEquals(-1, new String(disk, StandardCharsets.ISO_8859_1).indexOf("xxxx"));
    byte[] first = Arrays.copyOf(disk, disk.length / 2);
    pages.write(0, content('z'));
    overwrite(open, 0, first);
    assertThrows(Altered.class, () -> read(0), "its older content");
    overwrite(open, first.length, first);
    assertThrows(Altered.class, () -> read(1), "another page");
    pages.write(1, content('w'));
    assertArrayEquals(content('w'), read(1));
  }

  private Path openFile() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(this::isOurs).findFirst().orElseThrow();
    }
  }

  private boolean isOurs(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith(dir.toRealPath().toString());
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.seek(at);
      out.write(bytes);
    }
  }
}
