package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress plan}. */
@Command(
    name = "plan",
    sortOptions = false,
    description = {
      "Show what is late, what is due, and what is to come in the next 14 days.",
      "",
      "Also how long documents of each class are to be kept, and how many end in which month."
          + " Nothing is deleted by this version."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing is late.",
      "1:Something is late, or the clock is doubtful.",
      "8:The daemon is not running."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress plan", "  sealpress plan --json"})
final class PlanVerb implements Callable<Integer> {

  @Option(names = "--json", description = "Print what the daemon says, as JSON.")
  private boolean json;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  PlanVerb() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    JsonObject plan = address.client().plan();
    if (json) {
      out.println(plan.encodePrettily());
    } else {
      PlanText.of(plan).forEach(out::println);
    }
    boolean well = Listed.objects(plan, "late").isEmpty() && plan.getString("clock", "").isEmpty();
    return (well ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
  }
}
