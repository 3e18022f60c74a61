package org.sealpress.appliance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress keys}. */
@Command(
    name = "keys",
    sortOptions = false,
    description = {
      "Make the keys that open what the box seals, try them, and keep them on paper.",
      "",
      "Make them on another computer: the box gets the certificates only and can't open anything."
          + " Have at least two, kept in different places."
    },
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExample:%n",
    footer = "  sealpress keys new recovery",
    subcommands = {
      KeysNewVerb.class,
      KeysListVerb.class,
      KeysTryVerb.class,
      KeysPaperVerb.class,
      KeysFromPaperVerb.class,
      KeysRotateSealVerb.class
    })
final class KeysVerb implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  KeysVerb() {}

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }
}
