package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Programs;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.BlockDevices;
import org.sealpress.target.drive.Formatting;
import org.sealpress.tool.Tool;

/** A loop device of which a stand-in for lsblk says that it is a stick. */
class DriveFormatIT {
  private static final String ANSWER = "Ultra Fit 16,777,216 bytes 4C53";

  @TempDir private Path folder;
  private Path image;
  private Path slot;
  private Path lsblk;
  private String loop = "";
  private final StringWriter told = new StringWriter();

  @BeforeEach
  void insert() throws Exception {
    Programs.assumeRoot("to mount a loop device");
    Programs.assume("losetup", "mkfs.ext4", "mount", "umount");
    folder = folder.toRealPath();
    slot = Files.createDirectory(folder.resolve("slot"));
    image = folder.resolve("stick.img");
    Programs.run("truncate", "-s", "16M", image.toString());
    loop = Programs.run("losetup", "-f", "--show", image.toString()).strip();
    lsblk = Files.writeString(folder.resolve("lsblk"), "#!/bin/sh\ncat '" + list() + "'\n");
    Files.setPosixFilePermissions(lsblk, PosixFilePermissions.fromString("rwx------"));
    say("4C53");
  }

  @AfterEach
  void takeOut() {
    if (!loop.isEmpty()) {
      Programs.run("sh", "-c", "umount -l \"$1\" 2>/dev/null || true", "sh", slot.toString());
      Programs.run("losetup", "-d", loop);
    }
  }

  private Path list() {
    return folder.resolve("list.json");
  }

  private void say(String serial) throws Exception {
    Files.writeString(
        list(),
        """
        {"blockdevices":[{"path":"%s","type":"disk","size":16777216,"model":"Ultra Fit",
         "serial":"%s","rm":true,"hotplug":true,"ro":false,"mountpoints":[null]}]}
        """
            .formatted(loop, serial));
  }

  private void format(String typed) throws Exception {
    new DriveFormat(
            new BlockDevices(new Tool(lsblk.toString(), "util-linux")),
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(told, true))
        .run(Path.of(loop), Formatting.Kinds.EXT4, slot, folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "yes\n", "Ultra Fit\n", "ultra fit 16,777,216 bytes 4C53\n"})
  void withoutTheRightAnswerNothingIsTouched(String typed) throws Exception {
    String before = Sha256.of(image);
    CliFailure failure = assertThrows(CliFailure.class, () -> format(typed));
    assertEquals(ExitCode.INCOMPLETE, failure.exitCode());
    assertTrue(told.toString().endsWith(ANSWER + "\n"), told.toString());
    assertEquals(before, Sha256.of(image));
  }

  @Test
  void withTheRightAnswerItIsFormattedAndMounted() throws Exception {
    format(ANSWER + "\n");
    assertTrue(Files.isDirectory(slot.resolve("lost+found")));
    String mounts = Files.readString(Path.of("/proc/self/mountinfo"));
    assertTrue(
        mounts.lines().anyMatch(each -> each.contains(slot + " rw,nosuid,nodev,noexec")), mounts);
  }

  @Test
  void aDriveThatIsInUseIsRefusedBeforeAnybodyIsAsked() throws Exception {
    Files.writeString(list(), Files.readString(list()).replace("[null]", "[\"" + folder + "\"]"));
    TargetFault fault = assertThrows(TargetFault.class, () -> format(ANSWER + "\n"));
    assertTrue(fault.getMessage().contains("in use"), fault.getMessage());
    assertEquals("", told.toString());
  }

  @Test
  void whereSomethingIsMountedNothingIsFormatted() throws Exception {
    Programs.run("mount", "-t", "tmpfs", "none", slot.toString());
    String before = Sha256.of(image);
    TargetFault fault = assertThrows(TargetFault.class, () -> format(ANSWER + "\n"));
    assertTrue(fault.getMessage().contains("something is mounted in the slot"));
    assertEquals(before, Sha256.of(image));
  }

  @Test
  void aDriveThatWasExchangedMeanwhileIsNotFormatted() throws Exception {
    String before = Sha256.of(image);
    Files.writeString(
        lsblk, "#!/bin/sh\ncat '%s'\nsed -i s/4C53/4C54/ '%s'\n".formatted(list(), list()));
    CliFailure failure = assertThrows(CliFailure.class, () -> format(ANSWER + "\n"));
    assertEquals(ExitCode.TARGET, failure.exitCode());
    assertEquals(before, Sha256.of(image));
  }
}
