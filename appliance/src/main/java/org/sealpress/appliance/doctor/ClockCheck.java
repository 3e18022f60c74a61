package org.sealpress.appliance.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** Whether somebody sets the clock. */
record ClockCheck(Machine machine) implements Check {
  private static final Path TIMESYNC = Path.of("/run/systemd/timesync/synchronized");
  private static final Path BATTERY = Path.of("/dev/rtc0");
  private static final String REMEDY =
      "apt-get install systemd-timesyncd (or chrony), and see whether this machine may ask a time"
          + " server (UDP 123)";

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> look() throws ToolFault {
    return List.of(source(), battery());
  }

  private Finding source() throws ToolFault {
    String now = "it is " + machine.clock().instant().truncatedTo(ChronoUnit.SECONDS) + ", ";
    Optional<ToolResult> chrony =
        Machine.run(Machine.tool("chronyc", "chrony").call("-n", "tracking"));
    if (chrony.filter(ToolResult::ok).isPresent()) {
      return chrony.get().out().contains("Not synchronised")
          ? Finding.wrong(now + "and chrony has no time server that answers", REMEDY)
          : Finding.good(now + "set by chrony");
    }
    Optional<ToolResult> systemd =
        Machine.run(
            Machine.tool("timedatectl", "systemd")
                .call("show", "--property=NTPSynchronized", "--value"));
    if (systemd.filter(ToolResult::ok).isPresent()) {
      return systemd.get().out().strip().equals("yes")
          ? Finding.good(now + "set by systemd-timesyncd")
          : Finding.wrong(now + "and no time server has set it yet", REMEDY);
    }
    return Files.exists(TIMESYNC)
        ? Finding.good(now + "set by systemd-timesyncd")
        : Finding.wrong(now + "and nothing is known that sets it", REMEDY);
  }

  private static Finding battery() {
    return Files.exists(BATTERY)
        ? Finding.good("it goes on while the power is off")
        : Finding.note(
            "it stands still while the power is off (no /dev/rtc0)",
            "nothing, with a time server; a box without network wants a clock with a battery");
  }
}
