package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress status}. */
@Command(
    name = "status",
    sortOptions = false,
    description = {
      "Show how the box is doing: scanner, targets, last captures.",
      "",
      "Ends with 0 when all is well, 1 when something needs a look."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress status",
      "  sealpress status --follow    each step of the next, or the present, press of the button"
    })
final class StatusVerb implements Callable<Integer> {

  @Option(names = "--json", description = "Print what the daemon says, as JSON.")
  private boolean json;

  @Option(
      names = "--follow",
      description =
          "Wait for the next press, or take the one in progress; show each step and end"
              + " when it is safe.")
  private boolean follow;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  StatusVerb() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DaemonClient daemon = address.client();
    JsonObject status = daemon.status();
    if (follow) {
      Follower follower = new Follower(daemon, out::println);
      return Follower.code(follower.follow(follower.nextOf(status))).code();
    }
    if (json) {
      out.println(status.encodePrettily());
    } else {
      StatusText.of(status).forEach(out::println);
    }
    return (wellOf(status) ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
  }

  private static boolean wellOf(JsonObject status) {
    boolean well = !status.getJsonObject("scanner").getString("state").equals("away");
    JsonArray targets = status.getJsonArray("targets");
    for (int i = 0; i < targets.size(); i++) {
      well &= !targets.getJsonObject(i).getString("state").equals("behind");
    }
    return well;
  }
}
