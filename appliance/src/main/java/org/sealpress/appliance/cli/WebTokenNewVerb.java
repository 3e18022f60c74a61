package org.sealpress.appliance.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress web token new}. */
@Command(
    name = "new",
    sortOptions = false,
    description = {
      "Make a token for a program and print it, once: it is kept nowhere.",
      "",
      "The program sends it with each request: `Authorization: Bearer TOKEN`."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "2:The name is taken or can't be used.",
      "3:The configuration is missing or wrong.",
      "8:No daemon answers."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress web token new prometheus --may metrics",
      "  sealpress web token new button --may press,status"
    })
final class WebTokenNewVerb implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "What the program is called.")
  private String name;

  @Option(
      names = "--may",
      required = true,
      split = ",",
      paramLabel = "WHAT",
      description = "press (the button), metrics (for Prometheus), status; with commas.")
  private List<String> may;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebTokenNewVerb() {}

  @Override
  public Integer call() throws Exception {
    if (!List.of("press", "metrics", "status").containsAll(may)) {
      throw new CliFailure(ExitCode.USAGE, "--may: expected press, metrics or status");
    }
    spec.commandLine().getOut().println(address.client().newToken(name, may));
    return ExitCode.DONE.code();
  }
}
