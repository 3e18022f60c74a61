package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress drive list}. */
@Command(
    name = "list",
    sortOptions = false,
    description = {
      "Show all drives: where they are, what they hold, and which one comes next.",
      "",
      "Read again: how much of a drive was read again and was whole, and when. A document is safe"
          + " from a fire when it is on a drive that is away."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing is late.",
      "1:Somebody has to do something; the last lines say what.",
      "8:The daemon is not running."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress drive list", "  sealpress drive list --json"})
final class DriveListVerb implements Callable<Integer> {

  @Option(names = "--json", description = "Print what the daemon says, as JSON.")
  private boolean json;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DriveListVerb() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    JsonObject drives = address.client().drives();
    if (json) {
      out.println(drives.encodePrettily());
    } else {
      DrivesText.of(drives, ZoneId.systemDefault()).forEach(out::println);
    }
    return (RotationText.troubles(drives).isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
  }
}
