package org.sealpress.appliance.doctor;

import java.util.List;
import java.util.Optional;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** What is on USB and what SANE finds by itself, without the daemon. */
record LocalScannersCheck() implements Check {
  private static final String PACKAGE = "sane-utils";
  private static final String FOUND = "found ";

  @Override
  public String name() {
    return "scanners of this machine";
  }

  @Override
  public List<Finding> look() throws ToolFault {
    Optional<ToolResult> listed =
        Machine.run(
            Machine.tool("scanimage", PACKAGE).call("--formatted-device-list", "%d (%v %m)%n"));
    if (listed.isEmpty()) {
      return List.of(
          Finding.note(
              "scanimage is not installed, so nobody has looked",
              "apt-get install " + PACKAGE + ", if a scanner is connected to this machine"));
    }
    List<Finding> found =
        listed
            .get()
            .out()
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> Finding.good(line.strip()))
            .toList();
    return found.isEmpty() ? usb() : found;
  }

  /** On the bus, but no driver of SANE takes it. */
  private static List<Finding> usb() throws ToolFault {
    List<Finding> seen =
        Machine.run(Machine.tool("sane-find-scanner", PACKAGE).call("-q"))
            .map(ToolResult::out)
            .orElse("")
            .lines()
            .filter(line -> line.startsWith(FOUND) && line.contains("vendor"))
            .map(
                line ->
                    Finding.wrong(
                        line.strip() + ", which no driver of SANE takes",
                        "see http://www.sane-project.org/sane-supported-devices.html for its"
                            + " driver; some want firmware from the maker, others are reached over"
                            + " the network only (sane-airscan, ipp-usb)"))
            .toList();
    return seen.isEmpty()
        ? List.of(
            Finding.note(
                "none is connected to it",
                "nothing, when the scanner is on the network or at another machine; else plug it in"
                    + " and switch it on"))
        : seen;
  }
}
