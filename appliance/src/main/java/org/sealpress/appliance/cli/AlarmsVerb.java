package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress alarms}. */
@Command(
    name = "alarms",
    sortOptions = false,
    synopsisSubcommandLabel = "[test]",
    description = {
      "Show what is wrong with the box now, and whether alarms get out of it.",
      "",
      "The same goes by mail or to the web, as the configuration says (`alarms`, `mail`,"
          + " `webhooks`), and always to the log. `sealpress alarms test` tries each of them."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Nothing is wrong.", "1:Something is wrong.", "8:The daemon is not running."},
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress alarms", "  sealpress alarms --json", "  sealpress alarms test"},
    subcommands = AlarmsTestVerb.class)
final class AlarmsVerb implements Callable<Integer> {

  @Option(names = "--json", description = "Print what the daemon says, as JSON.")
  private boolean json;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  AlarmsVerb() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    JsonObject alarms = address.client().alarms();
    if (json) {
      out.println(alarms.encodePrettily());
    } else {
      AlarmsText.of(alarms, ZoneId.systemDefault()).forEach(out::println);
    }
    List<JsonObject> raised = Listed.objects(alarms, "alarms");
    return (raised.isEmpty() && AlarmsText.failing(alarms).isEmpty()
            ? ExitCode.DONE
            : ExitCode.INCOMPLETE)
        .code();
  }
}
