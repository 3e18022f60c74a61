package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Shown;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.daemon.TargetTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress target test}. */
@Command(
    name = "test",
    sortOptions = false,
    description = {
      "Look whether a target can be used, and say what would work there.",
      "",
      "Nothing is written to it: whether that is allowed shows with the first document."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:It can be reached.", "6:It can't be used; the message says what to do."},
    footerHeading = "%nExamples:%n",
    footer = "  sealpress target test offsite --config sealpress.yaml")
final class TargetTestVerb implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The target, by its name in the configuration.")
  private String name = "";

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TargetTestVerb() {}

  @Override
  public Integer call() throws Exception {
    ConfigFile file = ConfigFile.read(config.file());
    TargetConfig wanted =
        file.config().target(name).orElseThrow(() -> new CliFailure(ExitCode.USAGE, unknown(file)));
    PrintWriter out = spec.commandLine().getOut();
    TargetTrial.of(wanted, Clock.systemUTC()).forEach(line -> out.println(Shown.plain(line)));
    return ExitCode.DONE.code();
  }

  private String unknown(ConfigFile file) {
    return "%s has no target \"%s\"; it has %s"
        .formatted(
            file.path(),
            name,
            file.config().targets().stream()
                .map(TargetConfig::name)
                .collect(Collectors.joining(", ")));
  }
}
