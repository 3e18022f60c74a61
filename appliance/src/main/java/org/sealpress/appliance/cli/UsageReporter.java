package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.util.List;
import org.sealpress.appliance.config.Shown;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what is wrong with the command line on one line, and where help is; or the help. */
final class UsageReporter implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine verb = e.getCommandLine();
    PrintWriter err = verb.getErr();
    if (e instanceof VerbMissing) {
      verb.usage(err);
      err.flush();
      return ExitCode.USAGE.code();
    }
    String name = verb.getCommandSpec().qualifiedName();
    err.println(
        FailureReporter.PREFIX + Shown.plain(reason(e, verb)) + "; see `" + name + " --help`");
    err.flush();
    return ExitCode.USAGE.code();
  }

  private static String reason(ParameterException e, CommandLine verb) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String first = unmatched.getUnmatched().get(0);
      boolean verbWanted = !unmatched.isUnknownOption() && !verb.getSubcommands().isEmpty();
      String kind = unmatched.isUnknownOption() ? "option" : verbWanted ? "verb" : "argument";
      return "there is no " + kind + " " + Shown.quoted(first) + suggestion(unmatched);
    }
    String message = String.valueOf(e.getMessage());
    return message.isEmpty()
        ? "wrong usage"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static String suggestion(UnmatchedArgumentException e) {
    List<String> near = e.getSuggestions();
    return near.isEmpty() ? "" : "; did you mean `" + near.get(0) + "`?";
  }
}
