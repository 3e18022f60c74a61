package org.sealpress.appliance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress web user}. */
@Command(
    name = "user",
    sortOptions = false,
    description = "The users of the page: who there is, and help for who can't log in.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress web user list", "  sealpress web user reset anna --password"},
    subcommands = {WebUserListVerb.class, WebUserResetVerb.class})
final class WebUserVerb implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebUserVerb() {}

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }
}
