package org.sealpress.appliance.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** Scanners of the network that speak eSCL (AirScan) or WSD. */
record NetworkScannersCheck() implements Check {
  private static final Path DRIVERS = Path.of("/etc/sane.d");
  private static final String INSTALL = "apt-get install sane-airscan";

  @Override
  public String name() {
    return "network scanners";
  }

  @Override
  public List<Finding> look() throws ToolFault, IOException {
    List<Finding> findings = new ArrayList<>();
    if (!isEnabled()) {
      return List.of(
          Finding.note(
              "sane-airscan is not installed, so none is found",
              INSTALL + ", if the scanner is on the network (eSCL, AirScan, WSD)"));
    }
    Optional<ToolResult> found =
        Machine.run(Machine.tool("airscan-discover", "sane-airscan").call());
    found
        .map(ToolResult::out)
        .orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> line.contains("= http"))
        .forEach(line -> findings.add(Finding.good(line)));
    if (findings.isEmpty()) {
      findings.add(
          Finding.note(
              "sane-airscan is there and finds none",
              "nothing, without a network scanner; else see whether it is on, on this network, and"
                  + " write its address into /etc/sane.d/airscan.conf"));
    }
    return findings;
  }

  private static boolean isEnabled() throws IOException {
    if (Files.exists(DRIVERS.resolve("airscan.conf"))) {
      return true;
    }
    Path more = DRIVERS.resolve("dll.d");
    if (!Files.isDirectory(more)) {
      return false;
    }
    try (Stream<Path> files = Files.list(more)) {
      return files.anyMatch(file -> file.getFileName().toString().contains("airscan"));
    }
  }
}
