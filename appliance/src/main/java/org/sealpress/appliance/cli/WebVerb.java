package org.sealpress.appliance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress web}. */
@Command(
    name = "web",
    sortOptions = false,
    description = {
      "The box's page: a code for the first user, users who can't log in, tokens for programs.",
      "",
      "For who is at the box: what is asked here needs no login, but to be allowed to read the"
          + " box's data. Everything else is done on the page itself."
    },
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress web setup",
      "  sealpress web user list",
      "  sealpress web user reset anna --authenticator",
      "  sealpress web token new prometheus --may metrics"
    },
    subcommands = {WebSetupVerb.class, WebUserVerb.class, WebTokenVerb.class})
final class WebVerb implements Runnable {
  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebVerb() {}

  /** Where progress goes. */
  Terminal terminal() {
    return root.terminal();
  }

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }
}
