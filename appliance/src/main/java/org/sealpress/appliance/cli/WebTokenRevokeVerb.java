package org.sealpress.appliance.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress web token revoke}. */
@Command(
    name = "revoke",
    sortOptions = false,
    description = "Take a token back: what shows it is refused from now on.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:There is no such token.",
      "3:The configuration is missing or wrong.",
      "8:No daemon answers."
    },
    footerHeading = "%nExample:%n",
    footer = "  sealpress web token revoke prometheus")
final class WebTokenRevokeVerb implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "What the program is called.")
  private String name;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebTokenRevokeVerb() {}

  @Override
  public Integer call() throws Exception {
    if (!name.matches("[A-Za-z0-9._-]{1,32}")) {
      throw new CliFailure(
          ExitCode.USAGE, "there is no such token: see `sealpress web token list`");
    }
    address.client().revokeToken(name);
    spec.commandLine().getOut().println("The token " + name + " is good no more.");
    return ExitCode.DONE.code();
  }
}
