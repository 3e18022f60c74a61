package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress scan}. */
@Command(
    name = "scan",
    sortOptions = false,
    description = {
      "Scan what is in the feeder: the same as a press of the scanner's button.",
      "",
      "Shows each step and ends when the document is on every target, or can't get there now."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The document is on every target.",
      "1:It is safe, but something is amiss with it; or it can't be sealed yet.",
      "4:Nothing was scanned: no paper, or the scanner can't be used.",
      "6:It is sealed on the box; a target can't be given it now and will be later.",
      "8:The daemon is not running."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress scan", "  sealpress scan --class legal --no-wait"})
final class ScanVerb implements Callable<Integer> {

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "Class of the document. Default: the first of the configuration.")
  private Optional<String> documentClass = Optional.empty();

  @Option(names = "--no-wait", description = "Press and go; prints the capture's id.")
  private boolean noWait;

  @Mixin private DaemonAddress address;
  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ScanVerb() {}

  @Override
  public Integer call() throws Exception {
    DaemonClient daemon = address.client();
    String capture = daemon.press(documentClass.orElse(null));
    PrintWriter out = spec.commandLine().getOut();
    if (noWait) {
      out.println(capture);
      return ExitCode.DONE.code();
    }
    JsonObject end = new Follower(daemon, root.quiet() ? line -> {} : out::println).follow(capture);
    return Follower.code(end).code();
  }
}
