package org.sealpress.appliance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress web token}. */
@Command(
    name = "token",
    sortOptions = false,
    description = "Tokens with which other programs may press the button or read how the box is.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress web token new prometheus --may metrics",
      "  sealpress web token list",
      "  sealpress web token revoke prometheus"
    },
    subcommands = {WebTokenNewVerb.class, WebTokenListVerb.class, WebTokenRevokeVerb.class})
final class WebTokenVerb implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebTokenVerb() {}

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }
}
