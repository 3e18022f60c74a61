package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** The program: one command line, one exit code. */
public final class Main {
  private Main() {}

  /** Runs a verb and ends the process with its exit code. */
  public static void main(String[] args) {
    // No window is ever opened; without this the JDK looks for a display.
    System.setProperty("java.awt.headless", "true");
    // Only the daemon keeps a log; setting one up would cost every other verb a tenth of a second.
    List<String> words = List.of(args);
    if (!words.contains("run") && !words.contains("--debug")) {
      System.setProperty("slf4j.internal.verbosity", "WARN");
      System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = Sealpress.run(commandLine(out, err), args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** A command line with every verb there is. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return Sealpress.commandLine(
        out,
        err,
        new InitVerb(),
        new DoctorVerb(),
        new KeysVerb(),
        new DriveVerb(),
        new TargetVerb(),
        new RunVerb(),
        new ScanVerb(),
        new StatusVerb(),
        new PlanVerb(),
        new AlarmsVerb(),
        new WebVerb(),
        new CoverVerb(),
        new ConvertVerb(),
        new RestoreVerb(),
        new VerifyVerb(),
        new VersionsVerb(),
        new DiffVerb(),
        new DrillVerb(),
        new RebuildVerb(),
        new LedgerVerb(),
        new VirtualScannerVerb());
  }
}
