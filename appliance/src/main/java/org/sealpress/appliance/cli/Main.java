package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program: one command line, one exit code. */
public final class Main {
  private Main() {}

  /** Runs a verb and ends the process with its exit code. */
  public static void main(String[] args) {
    // No window is ever opened; without this the JDK looks for a display.
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = Sealpress.run(Sealpress.commandLine(out, err, new ConvertVerb()), args);
    out.flush();
    err.flush();
    System.exit(code);
  }
}
