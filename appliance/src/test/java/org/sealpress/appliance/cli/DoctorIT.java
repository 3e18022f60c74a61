package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.fixture.Guide;
import org.sealpress.fixture.Programs;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolResult;

/** The real program on this machine, and on one that has next to nothing. */
class DoctorIT {
  @TempDir private Path folder;

  @Test
  void withoutAConfigurationItLooksAtWhatEveryBoxNeeds() throws Exception {
    Program.Ended ended =
        Program.run(folder, "doctor", "--json", "--config", folder.resolve("none.yaml").toString());
    JsonObject said = new JsonObject(ended.out());
    assertEquals(said.getLong("wrong") == 0 ? 0 : 1, ended.code());
    assertEquals(13, said.getJsonArray("checks").size());
    assertTrue(ended.out().contains("scanners of saned"), ended.out());
  }

  @Test
  void theCommandsOfTheGuideForScannersRun() throws Exception {
    Programs.assume("scanimage", "airscan-discover");
    Path launchers = Path.of("../deploy/bin").toAbsolutePath().normalize();
    for (String commands : new Guide("deploy/SCANNERS.md").commands()) {
      ToolResult result =
          new Tool("sh", "dash")
              .call("-ec", commands)
              .environment("PATH", launchers + ":" + System.getenv("PATH"))
              .in(folder)
              .run();
      assertTrue(result.ok(), commands + result.out() + result.err());
      assertTrue(!result.err().contains("not found"), result.err());
    }
  }

  @Test
  void whatIsNotInstalledIsNamedWithItsPackage() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String needed : List.of("sh", "java", "dirname", "readlink", "uname", "cat", "sed")) {
      for (String place : List.of("/usr/bin/", "/bin/")) {
        Path program = Path.of(place + needed);
        if (Files.exists(program) && !Files.exists(bin.resolve(needed))) {
          Files.createSymbolicLink(bin.resolve(needed), program.toRealPath());
        }
      }
    }
    try (Program program = Program.start(folder, List.of("PATH=" + bin), "doctor")) {
      Program.Ended ended = program.ended();
      assertEquals(1, ended.code(), ended.out() + ended.err());
      for (String missing :
          List.of(
              "! tesseract is not installed",
              "apt-get install tesseract-ocr",
              "! openssl is not installed",
              "- rclone is not installed",
              "scanimage is not installed, so nobody has looked")) {
        assertTrue(ended.out().contains(missing), missing + " in " + ended.out());
      }
    }
  }
}
