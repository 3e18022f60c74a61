package org.sealpress.appliance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress drive}. */
@Command(
    name = "drive",
    sortOptions = false,
    description = {
      "See which drive comes next, and take lost ones out of the set.",
      "",
      "Drives take turns: one is in the box and gets every document, the others are away, where a"
          + " fire does not take them."
    },
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress drive list", "  sealpress drive retire C --reason \"left in a taxi\""},
    subcommands = {DriveListVerb.class, DriveRetireVerb.class})
final class DriveVerb implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DriveVerb() {}

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }
}
