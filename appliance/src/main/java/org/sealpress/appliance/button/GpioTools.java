package org.sealpress.appliance.button;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sealpress.tool.Call;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * The command lines of libgpiod's programs, which differ: those of 1.x (Debian 12) take chip and
 * offset, print an edge as 0 or 1, and need {@code gpiofind} for names; those of 2.x (Debian 13)
 * take names as they are, and print an edge as a word. Both flip edges with active-low.
 */
final class GpioTools {
  private static final String PACKAGE = "gpiod";
  private static final int SECOND = 2;

  private final String folder;
  private final boolean second;

  private GpioTools(String folder, boolean second) {
    this.folder = folder;
    this.second = second;
  }

  /**
   * Those of this machine.
   *
   * @param folder with a slash at its end; empty for those of {@code PATH}
   * @throws IOException when they are not installed
   */
  static GpioTools find(String folder) throws IOException {
    try {
      Tool gpiomon = new Tool(folder + "gpiomon", PACKAGE);
      return new GpioTools(folder, gpiomon.version("--version").major() >= SECOND);
    } catch (ToolFault e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Tool tool(String program) {
    return new Tool(folder + program, PACKAGE);
  }

  /** A line by chip and offset, whatever it was called by. */
  GpioLine resolve(GpioLine line) throws IOException {
    if (second || line.isOffset()) {
      return line;
    }
    ToolResult found = run(tool("gpiofind").call(line.line()), line);
    String[] words = found.out().strip().split("\\s+", -1);
    if (!found.ok() || words.length != 2) {
      throw GpioFaults.of("cannot find line '" + line.line() + "'", line);
    }
    return new GpioLine(words[0], words[1], line.pullUp());
  }

  /** Whether the button is down now. */
  boolean isDown(GpioLine line) throws IOException {
    List<String> arguments = new ArrayList<>(input(line));
    if (second) {
      arguments.add("--numeric");
    }
    arguments.addAll(place(line));
    ToolResult read = run(tool("gpioget").call().with(arguments), line);
    if (!read.ok()) {
      throw GpioFaults.of(read.lastError(), line);
    }
    return read.out().strip().equals("1");
  }

  private static ToolResult run(Call call, GpioLine line) throws IOException {
    try {
      return call.run();
    } catch (ToolFault e) {
      throw GpioFaults.of(e.getMessage(), line);
    }
  }

  /** Prints a line for each edge; {@link #isPress} knows which. */
  Call monitor(GpioLine line) {
    List<String> arguments = new ArrayList<>(input(line));
    arguments.addAll(
        second ? List.of("--format", "%E") : List.of("--line-buffered", "--format=%e"));
    arguments.addAll(place(line));
    return tool("gpiomon").call().with(arguments);
  }

  /** Whether what {@link #monitor} printed is the edge of a button that goes down. */
  boolean isPress(String edge) {
    return edge.equals(second ? "rising" : "1");
  }

  /** Holds output lines until it is ended. */
  Call hold(String chip, Map<String, Boolean> lines) {
    List<String> arguments =
        new ArrayList<>(second ? List.of("--chip", chip) : List.of("--mode=signal", chip));
    lines.forEach((line, on) -> arguments.add(line + "=" + (on ? 1 : 0)));
    return tool("gpioset").call().with(arguments);
  }

  private List<String> input(GpioLine line) {
    String bias = line.pullUp() ? "pull-up" : "pull-down";
    List<String> arguments =
        new ArrayList<>(second ? List.of("--bias", bias) : List.of("--bias=" + bias));
    if (line.pullUp()) {
      arguments.add("--active-low");
    }
    return arguments;
  }

  private List<String> place(GpioLine line) {
    if (!second) {
      return List.of(line.chip(), line.line());
    }
    return line.isOffset()
        ? List.of("--chip", line.chip(), line.line())
        : List.of("--by-name", line.line());
  }
}
