package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.fixture.Programs;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;

/** What may be formatted, by what lsblk prints. The devices are files here. */
class BlockDevicesTest {
  private static final String LIST =
      """
      {"blockdevices": [
        {"path":"%1$s/sda","type":"disk","size":256000000000,"model":"System","serial":"S1","rm":false,"hotplug":false,"ro":false,"mountpoints":[null],
         "children":[{"path":"%1$s/sda1","type":"part","size":255000000000,"model":null,"serial":null,"rm":false,"hotplug":false,"ro":false,"mountpoints":["/"]}]},
        {"path":"%1$s/sdb","type":"disk","size":64000000000,"model":"Ultra \\u001b[2J ","serial":"4C53","rm":true,"hotplug":true,"ro":false,"mountpoints":[null],
         "children":[{"path":"%1$s/sdb1","type":"part","size":63000000000,"model":null,"serial":null,"rm":true,"hotplug":true,"ro":false,"mountpoints":[null]}]},
        {"path":"%1$s/sdc","type":"disk","size":32000000000,"model":"Boot","serial":"B1","rm":false,"hotplug":true,"ro":false,"mountpoints":[null],
         "children":[{"path":"%1$s/sdc1","type":"part","size":1,"model":null,"serial":null,"rm":false,"hotplug":true,"ro":false,"mountpoints":["/boot"]},
                     {"path":"%1$s/sdc2","type":"part","size":2,"model":null,"serial":null,"rm":false,"hotplug":true,"ro":false,"mountpoints":[null]}]},
        {"path":"%1$s/sdd","type":"disk","size":1000,"model":null,"serial":null,"rm":true,"hotplug":true,"ro":false,"mountpoints":[null],
         "children":[{"path":"%1$s/secret","type":"crypt","size":1,"model":null,"serial":null,"rm":false,"hotplug":false,"ro":false,"mountpoints":[null]}]},
        {"path":"%1$s/sde","type":"disk","size":1000,"model":null,"serial":null,"rm":true,"hotplug":true,"ro":true,"mountpoints":[null]},
        {"path":"%1$s/sdf","type":"disk","size":1000,"model":null,"serial":null,"rm":true,"hotplug":true,"ro":false,"mountpoints":["[SWAP]"]},
        {"path":"%1$s/sr0","type":"rom","size":1000,"model":"DVD","serial":null,"rm":true,"hotplug":true,"ro":false,"mountpoints":[null]}
      ]}
      """;

  @TempDir Path folder;
  private BlockDevices devices;

  @BeforeEach
  void list() throws IOException {
    folder = folder.toRealPath();
    for (String name : "sda sda1 sdb sdb1 sdc sdc2 sdd secret sde sdf sr0 other".split(" ", -1)) {
      Files.createFile(folder.resolve(name));
    }
    Path json = Files.writeString(folder.resolve("list.json"), LIST.formatted(folder));
    Path program = Files.writeString(folder.resolve("lsblk"), "#!/bin/sh\ncat '" + json + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    devices = new BlockDevices(new Tool(program.toString(), "util-linux"));
  }

  @Test
  void aRemovableDiskThatNobodyUsesMayBeFormatted() throws Exception {
    BlockDevice disk = devices.formattable(folder.resolve("sdb"));
    assertEquals("Ultra \\u001b[2J 64,000,000,000 bytes 4C53", disk.confirmation());
    BlockDevice part = devices.formattable(folder.resolve("sdb1"));
    assertEquals("Ultra \\u001b[2J 63,000,000,000 bytes 4C53", part.confirmation());
  }

  @ParameterizedTest
  @CsvSource({
    "sda, no removable drive", "sda1, no removable drive", "sdc, in use (/boot)",
    "sdc2, in use (/boot)", "sdd, in use (", "secret, no disk and no partition (crypt)",
    "sde, can't be written to", "sdf, in use ([SWAP])", "sr0, no disk and no partition (rom)",
    "other, no disk that lsblk knows", ".,  it is a folder"
  })
  void allElseIsRefused(String name, String why) {
    TargetFault fault = assertFault(Kind.DENIED, () -> devices.formattable(folder.resolve(name)));
    assertTrue(fault.getMessage().contains("is not formatted: "), fault.getMessage());
    assertTrue(fault.getMessage().contains(why), fault.getMessage());
  }

  @Test
  void aLinkIsFollowedToItsDevice() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("usb"), folder.resolve("sdb"));
    assertEquals(folder.resolve("sdb").toString(), devices.formattable(link).path());
    assertFault(Kind.UNAVAILABLE, () -> devices.formattable(folder.resolve("none")));
  }

  @Test
  void theSystemsOwnLsblkIsUnderstood() {
    Programs.assume("lsblk");
    TargetFault fault =
        assertFault(
            Kind.DENIED, () -> BlockDevices.ofThisMachine().formattable(Path.of("/dev/null")));
    assertTrue(fault.getMessage().contains("no disk that lsblk knows"), fault.getMessage());
  }
}
