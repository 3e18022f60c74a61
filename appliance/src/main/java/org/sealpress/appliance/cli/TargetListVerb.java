package org.sealpress.appliance.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Shown;
import org.sealpress.appliance.config.TargetConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress target list}. */
@Command(
    name = "list",
    sortOptions = false,
    description = {
      "Show the targets of a configuration and where they are.",
      "",
      "How they are doing is in `sealpress status`."
    },
    footerHeading = "%nExamples:%n",
    footer = "  sealpress target list --config sealpress.yaml")
final class TargetListVerb implements Callable<Integer> {

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TargetListVerb() {}

  @Override
  public Integer call() throws Exception {
    List<TargetConfig> targets = ConfigFile.read(config.file()).config().targets();
    for (TargetConfig target : targets) {
      spec.commandLine().getOut().println(Shown.plain(target.name() + "  " + target.place()));
    }
    if (targets.isEmpty()) {
      spec.commandLine().getOut().println("There are none: documents are on this box alone.");
    }
    return ExitCode.DONE.code();
  }
}
