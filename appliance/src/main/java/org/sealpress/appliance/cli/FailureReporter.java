package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints a failed verb's failure as {@code sealpress: ...} on standard error. */
final class FailureReporter implements IExecutionExceptionHandler {
  static final String PREFIX = "sealpress: ";

  private final Failures failures;
  private final BooleanSupplier debug;

  /**
   * A reporter.
   *
   * @param debug whether stack traces are wanted; asked once a verb has failed
   */
  FailureReporter(Failures failures, BooleanSupplier debug) {
    this.failures = failures;
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine verb, ParseResult parsed) {
    return report(failure, verb.getErr());
  }

  /** Prints any failure and gives the exit code for it. */
  int report(Throwable failure, PrintWriter err) {
    failures.linesOf(failure).forEach(line -> err.println(PREFIX + line));
    if (debug.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return failures.codeOf(failure).code();
  }
}
