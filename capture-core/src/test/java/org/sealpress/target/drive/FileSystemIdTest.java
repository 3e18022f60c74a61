package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.tool.Tool;

/** Where the UUID of a file system is looked for. */
class FileSystemIdTest {
  @TempDir Path folder;
  private Path records;
  private Path links;

  @BeforeEach
  void prepare() throws Exception {
    records = Files.createDirectory(folder.resolve("records"));
    links = Files.createDirectory(folder.resolve("links"));
  }

  private FileSystemId ids(String blkidPrints) throws Exception {
    Path program =
        Files.writeString(folder.resolve("blkid"), "#!/bin/sh\necho '" + blkidPrints + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new FileSystemId(records, links, new Tool(program.toString(), "util-linux"));
  }

  /** On /dev/null, which each machine has. */
  private static Mount mount(String device, String source) {
    return new Mount(1, 0, device, "/", Path.of("/slot"), false, "ext4", source, List.of("rw"));
  }

  @Test
  void udevsRecordIsEnoughEvenWhereTheDeviceIsNotToBeSeen() throws Exception {
    Files.writeString(
        records.resolve("b8:17"), "S:disk/by-id/x\nE:ID_FS_UUID=1234-ABCD\nE:ID_FS_TYPE=exfat\n");
    assertEquals(Optional.of("1234-ABCD"), ids("no").of(mount("8:17", "/dev/not-shown-here")));
    Files.writeString(records.resolve("b8:18"), "E:ID_FS_UUID=../../etc\n");
    assertEquals(Optional.empty(), ids("no").of(mount("8:18", "/dev/not-shown-here")));
  }

  @Test
  void aLinkOfUdevIsTheNext() throws Exception {
    Files.createSymbolicLink(links.resolve("aaaa-1"), Path.of("/dev/zero"));
    Files.createSymbolicLink(links.resolve("bbbb-2"), Path.of("/dev/null"));
    Files.createSymbolicLink(links.resolve("gone-3"), folder.resolve("gone"));
    assertEquals(Optional.of("bbbb-2"), ids("other").of(mount("1:3", "/dev/null")));
  }

  @Test
  void elseTheDeviceIsAsked() throws Exception {
    assertEquals(Optional.of("cccc-4"), ids("cccc-4").of(mount("1:3", "/dev/null")));
    assertEquals(Optional.empty(), ids("").of(mount("1:3", "/dev/null")));
    assertEquals(Optional.empty(), ids("a b").of(mount("1:3", "/dev/null")));
  }

  @Test
  void aDeviceThatIsAnotherOneNowIsNotAsked() throws Exception {
    assertEquals(Optional.empty(), ids("cccc-4").of(mount("1:5", "/dev/null")));
    assertEquals(Optional.empty(), ids("cccc-4").of(mount("0:40", "server:/share")));
  }

  @Test
  void withoutUdevAndBlkidItIsNotKnown() {
    Path none = folder.resolve("none");
    FileSystemId ids = new FileSystemId(none, none, new Tool(none.toString(), "util-linux"));
    assertEquals(Optional.empty(), ids.of(mount("1:3", "/dev/null")));
  }
}
