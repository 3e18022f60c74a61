package org.sealpress.appliance.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.BlockDevice;
import org.sealpress.target.drive.BlockDevices;
import org.sealpress.target.drive.Formatting;

/** Makes a file system on a drive, if a person types what the drive is. */
final class DriveFormat {
  private final BlockDevices devices;
  private final InputStream in;
  private final PrintWriter err;

  /**
   * Asks a person.
   *
   * @param in what the person types
   * @param err where the question goes
   */
  DriveFormat(BlockDevices devices, InputStream in, PrintWriter err) {
    this.devices = devices;
    this.in = in;
    this.err = err;
  }

  /** Asks, formats, and mounts in the slot. */
  void run(Path device, Formatting.Kinds kind, Path slot, Path data)
      throws TargetFault, CliFailure, IOException {
    BlockDevice found = devices.formattable(device);
    Formatting.requireFree(slot);
    String expected = found.confirmation();
    err.println("All that is on " + found.path() + " will be lost. To go on, type this line:");
    err.println(expected);
    err.flush();
    String typed = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    if (typed == null || !typed.strip().equals(expected)) {
      throw new CliFailure(
          ExitCode.INCOMPLETE, "nothing was formatted: what was typed is not that line");
    }
    BlockDevice still = devices.formattable(device);
    if (!still.equals(found)) {
      throw new CliFailure(
          ExitCode.TARGET, "nothing was formatted: another drive is at " + device + " now");
    }
    Formatting.make(found, kind, data);
    Formatting.mount(found, kind, slot, data);
  }
}
