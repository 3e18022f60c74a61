package org.sealpress.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On disks that fill up, have no hard links, or lose their power. */
class DurableFilesIT {
  @TempDir Path dir;

  @Test
  void aFullDiskIsNamedWithItsSpaceAndNothingHalfWrittenStays() throws IOException {
    try (TestDisk disk = TestDisk.tmpfs(dir, 256 * 1024)) {
      Path file = disk.root().resolve("big");
      DiskFull full =
          assertThrows(DiskFull.class, () -> DurableFiles.write(file, new byte[1 << 20]));
      says(full, file.toString());
      says(full, "KiB free of 256 KiB");
      assertEquals(List.of(), names(disk.root()));
      DurableFiles.write(file, new byte[100_000]);
      assertEquals(100_000, Files.size(file));
    }
  }

  @Test
  void anAppendToAFullDiskIsCutOffAndWorksAgainOnceThereIsRoom() throws IOException {
    try (TestDisk disk = TestDisk.tmpfs(dir, 64 * 1024)) {
      Path ballast = Files.write(disk.root().resolve("ballast"), new byte[32 * 1024]);
      Path file = disk.root().resolve("log");
      try (AppendFile log = AppendFile.open(file)) {
        log.append("one\n".getBytes(UTF_8));
        byte[] line = new byte[64 * 1024];
        assertThrows(DiskFull.class, () -> log.append(line));
        assertEquals("one\n", Files.readString(file));
        Files.delete(ballast);
        log.append("two\n".getBytes(UTF_8));
      }
      assertEquals("one\ntwo\n", Files.readString(file));
    }
  }

  @Test
  void whatWasCommittedOutlivesAPowerCutAndWhatWasNotIsNotThereInPart() throws IOException {
    try (TestDisk disk = TestDisk.ext4(dir, 16)) {
      Path deep = disk.root().resolve("2026/11/24");
      DurableFiles.createDirectories(deep);
      byte[] content = new byte[300_000];
      content[299_999] = 7;
      DurableFiles.write(deep.resolve("whole"), content);
      AppendFile log = AppendFile.open(disk.root().resolve("log"));
      log.append("one\n".getBytes(UTF_8));
      NewFile open = NewFile.create(deep.resolve("open"));
      open.write(content);

      disk.cutPower();

      assertThrows(IOException.class, open::commit);
      assertThrows(IOException.class, () -> log.append("two\n".getBytes(UTF_8)));
      log.close();
      assertThrows(IOException.class, open::close);
      disk.mount();
      assertArrayEquals(content, Files.readAllBytes(deep.resolve("whole")));
      assertEquals("one\n", Files.readString(disk.root().resolve("log")));
      DurableFiles.removeLeftovers(deep);
      assertEquals(List.of(deep.resolve("whole")), names(deep));
    }
  }

  @Test
  void withoutHardLinksATakenNameIsRefusedToo() throws IOException {
    try (TestDisk disk = TestDisk.exfat(dir, 16)) {
      Path file = disk.root().resolve("a");
      DurableFiles.write(file, new byte[] {1});
      try (NewFile second = NewFile.create(disk.root().resolve("b"))) {
        Files.write(disk.root().resolve("b"), new byte[] {2});
        assertThrows(FileAlreadyExistsException.class, second::commit);
      }
      assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
      assertArrayEquals(new byte[] {2}, Files.readAllBytes(disk.root().resolve("b")));
      assertFalse(names(disk.root()).stream().anyMatch(DurableFiles::isLeftover));
    }
  }

  private static List<Path> names(Path in) throws IOException {
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(file -> !file.endsWith("lost+found")).sorted().toList();
    }
  }
}
