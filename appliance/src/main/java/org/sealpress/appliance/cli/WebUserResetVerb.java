package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress web user reset}. */
@Command(
    name = "reset",
    sortOptions = false,
    description = {
      "Help a user who has forgotten the password or lost the authenticator.",
      "",
      "All sessions of the user end, and the ledger records it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:There is no such user.",
      "3:The configuration is missing or wrong.",
      "8:No daemon answers."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress web user reset anna --password",
      "  sealpress web user reset anna --authenticator"
    })
final class WebUserResetVerb implements Callable<Integer> {
  @Parameters(paramLabel = "USER", description = "The user's name.")
  private String user;

  @Option(names = "--password", description = "Print a password for the next login.")
  private boolean password;

  @Option(names = "--authenticator", description = "Let the next login get another authenticator.")
  private boolean authenticator;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebUserResetVerb() {}

  @Override
  public Integer call() throws Exception {
    if (!password && !authenticator) {
      throw new CliFailure(ExitCode.USAGE, "say what is to be reset: --password, --authenticator");
    }
    if (!user.matches("[a-z0-9._-]{1,32}")) {
      throw new CliFailure(ExitCode.USAGE, "there is no such user; see `sealpress web user list`");
    }
    DaemonClient client = address.client();
    PrintWriter out = spec.commandLine().getOut();
    if (authenticator) {
      client.resetAuthenticator(user);
      out.println("The next login of " + user + " gets another authenticator.");
    }
    if (password) {
      out.println("Password for the next login of " + user + ": " + client.resetPassword(user));
    }
    return ExitCode.DONE.code();
  }
}
