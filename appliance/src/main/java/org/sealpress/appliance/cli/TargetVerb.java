package org.sealpress.appliance.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress target}. */
@Command(
    name = "target",
    sortOptions = false,
    description = "The targets of a configuration: which there are, and whether one can be used.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress target list --config sealpress.yaml",
      "  sealpress target test offsite --config sealpress.yaml"
    },
    subcommands = {TargetListVerb.class, TargetTestVerb.class})
final class TargetVerb implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TargetVerb() {}

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }
}
