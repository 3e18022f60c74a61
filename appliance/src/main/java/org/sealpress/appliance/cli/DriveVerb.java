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
      "The drives that take turns: which one comes next, new ones, lost ones, and how to ask for one.",
      "",
      "Drives take turns: one is in the box and gets every document, the others are away, where a"
          + " fire does not take them. Nothing is ever written to a drive that is not one of the set,"
          + " or that is not what it says."
    },
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress drive list",
      "  sealpress drive eject",
      "  sealpress drive enrol B",
      "  sealpress drive retire C --reason \"left in a taxi\""
    },
    subcommands = {
      DriveListVerb.class,
      DriveEjectVerb.class,
      DriveEnrolVerb.class,
      DriveRetireVerb.class
    })
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
