package org.sealpress.tool;

/**
 * How a program ended.
 *
 * @param exitCode 0 to 255, as the program gave it
 * @param out what it wrote to standard output, up to the call's capture limit; empty when the
 *     output went to a stream
 * @param err what it wrote to standard error, up to the capture limit, secrets replaced by {@code
 *     ***}
 * @param cut true when {@code out} or {@code err} is not all that was written
 */
public record ToolResult(int exitCode, String out, String err, boolean cut) {

  /** Whether the exit code is 0. */
  public boolean ok() {
    return exitCode == 0;
  }

  /** The last line of standard error that says something; empty when there is none. */
  public String lastError() {
    return err.lines()
        .filter(line -> !line.isBlank())
        .reduce((before, after) -> after)
        .map(String::strip)
        .orElse("");
  }
}
