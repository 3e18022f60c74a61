package org.sealpress.appliance.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.BlockDevice;
import org.sealpress.target.drive.BlockDevices;
import org.sealpress.target.drive.Formatting;
import picocli.CommandLine;

/** Makes a file system on a drive, if a person types what the drive is. */
final class DriveFormat {
  private final Path device;
  private final Formatting.Kinds kind;
  private final CommandLine command;

  DriveFormat(Path device, Formatting.Kinds kind, CommandLine command) {
    this.device = device;
    this.kind = kind;
    this.command = command;
  }

  /** Asks, formats, and mounts in the slot. */
  void run(Path slot, Path data) throws TargetFault, CliFailure, IOException {
    BlockDevice found = BlockDevices.ofThisMachine().formattable(device);
    String expected = found.confirmation();
    PrintWriter err = command.getErr();
    err.println("All that is on " + found.path() + " will be lost. To go on, type this line:");
    err.println(expected);
    err.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String typed = in.readLine();
    if (typed == null || !typed.strip().equals(expected)) {
      throw new CliFailure(
          ExitCode.INCOMPLETE, "nothing was formatted: what was typed is not that line");
    }
    BlockDevice still = BlockDevices.ofThisMachine().formattable(device);
    if (!still.equals(found)) {
      throw new CliFailure(
          ExitCode.TARGET, "nothing was formatted: another drive is at " + device + " now");
    }
    Formatting.make(found, kind, data);
    Formatting.mount(found, kind, slot, data);
  }
}
