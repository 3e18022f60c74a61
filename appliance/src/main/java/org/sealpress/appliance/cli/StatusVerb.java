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

/** {@code sealpress status}. */
@Command(
    name = "status",
    sortOptions = false,
    description = {"Show how the box is doing: scanner, targets, last captures."},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is well.",
      "1:Somebody has to look at something; the first line says at what.",
      "8:The daemon is not running.",
      " :With --follow: as `sealpress scan` ends."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress status",
      "  sealpress status --follow    each step of this press, or of the next"
    })
final class StatusVerb implements Callable<Integer> {

  @Option(names = "--json", description = "Print what the daemon says, as JSON.")
  private boolean json;

  @Option(
      names = "--follow",
      description =
          "Show each step of the press in progress, or of the next one; end when it is safe.")
  private boolean follow;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  StatusVerb() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DaemonClient daemon = address.client();
    if (follow && json) {
      throw new CliFailure(ExitCode.USAGE, "--follow and --json don't go together");
    }
    JsonObject status = daemon.status();
    if (follow) {
      Follower follower = new Follower(daemon, out::println);
      return Follower.code(follower.follow(follower.nextOf(status))).code();
    }
    if (json) {
      out.println(status.encodePrettily());
    } else {
      StatusText.of(status, ZoneId.systemDefault()).forEach(out::println);
    }
    return (new Health(status).well() ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
  }
}
