package org.sealpress.appliance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress drive}. */
@Command(
    name = "drive",
    sortOptions = false,
    description = {
      "The drives that take turns in the slot: make new ones part of the set.",
      "",
      "Nothing is ever written to a drive that is not one of the set, or that is not what it says."
    },
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExample:%n",
    footer = "  sealpress drive enrol B",
    subcommands = DriveEnrolVerb.class)
final class DriveVerb implements Runnable {
  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DriveVerb() {}

  /** Where progress goes. */
  Terminal terminal() {
    return root.terminal();
  }

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }
}
