package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;

/** {@code sealpress target}: which there are, and whether they can be used. */
class TargetVerbTest {
  @TempDir private Path dir;
  private Path config;

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(dir.resolve("rclone.conf"), "[office]\ntype = local\n");
    config =
        Files.writeString(
            dir.resolve("sealpress.yaml"),
            """
            box: desk
            data: data
            recipients: [a.pem, b.pem]
            targets:
              archive: { kind: folder, path: archive }
              usb: { kind: drive, path: usb }
              off: { kind: rclone, remote: "office:%1$s/remote", config: rclone.conf }
              history: { kind: git, url: "file://%1$s/a.git" }
              typo: { kind: rclone, remote: "ofice:x", config: rclone.conf }
            """
                .formatted(dir));
  }

  private Console target(String... arguments) {
    List<String> all = new ArrayList<>(List.of("target"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--config", config.toString()));
    return Console.run(all.toArray(String[]::new));
  }

  @Test
  void allAreListed() {
    assertEquals(
        """
        archive  the folder %1$s/archive
        usb  a drive at %1$s/usb
        off  the remote office:%1$s/remote
        history  the branch archive of the Git repository file://%1$s/a.git
        typo  the remote ofice:x
        """
            .formatted(dir),
        target("list").done());
  }

  @Test
  void whatWouldWorkOnARemoteIsTold() throws Exception {
    Programs.assume("rclone");
    String message = target("test", "off").failed(ExitCode.TARGET);
    assertTrue(message.contains("does not exist: create it (\"rclone mkdir"), message);
    Files.createDirectories(dir.resolve("remote/ledger"));
    Files.writeString(dir.resolve("remote/ledger/0-9.jsonl"), "x");
    String said = target("test", "off").done();
    assertTrue(
        said.startsWith(
            "off can be reached: the remote office:%s/remote.\nA ledger is there, in 1 segment.\n"
                .formatted(dir)),
        said);
    assertTrue(said.contains("once it is proven"), said);
    assertTrue(said.contains("MB are free"), said);
  }

  @Test
  void whatKeepsOneFromBeingUsedIsTold() throws Exception {
    Programs.assume("rclone");
    String typo = target("test", "typo").failed(ExitCode.TARGET);
    assertTrue(typo.contains("no remote \"ofice\" (it has office:)"), typo);
    target("test", "archive").failed(ExitCode.TARGET);
    Files.createDirectory(dir.resolve("archive"));
    assertTrue(target("test", "archive").done().contains("Nothing of Sealpress is there yet."));
    String unknown = target("test", "nas").failed(ExitCode.USAGE);
    assertTrue(
        unknown.endsWith("has no target \"nas\"; it has archive, usb, off, history, typo"),
        unknown);
  }
}
