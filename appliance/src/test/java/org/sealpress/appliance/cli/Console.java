package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the program inside this JVM, which is faster than a process. */
record Console(int code, String out, String err) {

  static Console run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Sealpress.run(
            Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)), arguments);
    return new Console(code, out.toString(), err.toString());
  }

  /** Expects that it went well and said nothing on standard error but progress. */
  String done() {
    assertEquals(0, code, err);
    return out;
  }

  /** Expects a failure that is told in one line; gives it without the program's name. */
  String failed(ExitCode expected) {
    assertEquals(expected.code(), code, out + err);
    assertEquals("", out);
    assertTrue(err.startsWith("sealpress: ") && err.endsWith("\n"), err);
    assertEquals(1, err.lines().count(), err);
    return err.strip().substring("sealpress: ".length());
  }
}
