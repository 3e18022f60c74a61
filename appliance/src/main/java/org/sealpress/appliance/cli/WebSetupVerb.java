package org.sealpress.appliance.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress web setup}. */
@Command(
    name = "setup",
    sortOptions = false,
    description = {
      "Print a code with which an administrator is made on the page, under /setup.",
      "",
      "It is good once, until another one is printed or the daemon starts again. For a new box the"
          + " daemon prints one itself when it starts."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"3:The configuration is missing or wrong.", "8:No daemon answers."},
    footerHeading = "%nExample:%n",
    footer = "  sealpress web setup")
final class WebSetupVerb implements Callable<Integer> {
  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebSetupVerb() {}

  @Override
  public Integer call() throws Exception {
    spec.commandLine().getOut().println(address.client().setupCode());
    return ExitCode.DONE.code();
  }
}
