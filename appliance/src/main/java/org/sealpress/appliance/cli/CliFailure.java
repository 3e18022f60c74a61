package org.sealpress.appliance.cli;

import java.io.Serial;

/**
 * A verb that could not do what was asked. The message is for the person at the terminal: which
 * thing, what was expected, what to do.
 */
public final class CliFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** A failure. */
  public CliFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A failure with its reason, which only {@code --debug} shows. */
  public CliFailure(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** How the program ends. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
