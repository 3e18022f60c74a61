package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where progress is shown.
 *
 * @param out the terminal, or the file or pipe that stands for it
 * @param style how
 * @param width columns, for {@link Style#LIVE}
 */
record Terminal(PrintWriter out, Style style, int width) {
  private static final int USUAL_WIDTH = 80;

  /** How progress is shown. */
  enum Style {
    /** One line that is written over. */
    LIVE,
    /** A new line now and then. */
    PLAIN,
    /** Not at all. */
    SILENT
  }

  /** Standard error, as this process has it. */
  static Terminal standardError(PrintWriter err, boolean quiet) {
    return of(err, System.getenv(), isTerminal(Path.of("/proc/self/fd/2")), quiet);
  }

  /**
   * A terminal by what the environment says of it.
   *
   * @param tty whether {@code out} ends at a terminal
   */
  static Terminal of(PrintWriter out, Map<String, String> env, boolean tty, boolean quiet) {
    String term = env.getOrDefault("TERM", "dumb");
    boolean plain = !tty || term.equals("dumb") || !env.getOrDefault("NO_COLOR", "").isEmpty();
    Style style = quiet ? Style.SILENT : plain ? Style.PLAIN : Style.LIVE;
    return new Terminal(out, style, columns(env.getOrDefault("COLUMNS", "")));
  }

  /**
   * Whether a file descriptor's entry in {@code /proc} leads to a terminal. Java's {@code
   * System.console()} answers for input and output together, and differently from 22 on.
   */
  static boolean isTerminal(Path descriptor) {
    try {
      String device = Files.readSymbolicLink(descriptor).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static int columns(String text) {
    return text.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(text) : USUAL_WIDTH;
  }
}
