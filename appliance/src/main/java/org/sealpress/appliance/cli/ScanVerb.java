package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
      "Shows each step and ends when the document is on every target, is to be there later, or can't get there now.",
      "",
      "A capture whose feeder stopped is held. Then --continue feeds the rest of its sheets. One of a class with `check` waits for a look at its pages on the page /scan, or for --confirm."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The document is on every target, or on the box until its class has it copied.",
      "1:It is safe, but something is amiss with it; or it is held, waits for a look, or can't be sealed yet.",
      "4:Nothing was scanned: no paper, or the scanner can't be used.",
      "6:It is sealed on the box; a target can't be given it now and will be later.",
      "8:The daemon is not running."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress scan",
      "  sealpress scan --class legal --no-wait",
      "  sealpress scan --title \"Lease, Mill Lane 4\"",
      "  sealpress scan --continue",
      "      the rest of the sheets, after a jam",
      "  sealpress scan --discard \"the wrong contract\""
    })
final class ScanVerb implements Callable<Integer> {

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "Class of the document. Default: the first of the configuration.")
  private Optional<String> documentClass = Optional.empty();

  @Option(names = "--continue", description = "Feed the rest of the capture that is held.")
  private boolean rest;

  @Option(
      names = "--finish",
      description = "Finish the capture that is held without the rest; the document says so.")
  private boolean finish;

  @Option(
      names = "--discard",
      paramLabel = "REASON",
      description =
          "Throw the capture away that is held or waits for a look; the ledger keeps the reason.")
  private Optional<String> discard = Optional.empty();

  @Option(
      names = "--confirm",
      description = "Seal the capture that waits for a look at its pages: they are right.")
  private boolean confirm;

  @Option(
      names = "--title",
      paramLabel = "TITLE",
      description = "What the document is called. It is sealed with it, and the box forgets it.")
  private Optional<String> title = Optional.empty();

  @Option(
      names = "--capture",
      paramLabel = "ID",
      description = "Which of them, when several are held or wait.")
  private Optional<String> which = Optional.empty();

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
    String capture = start(daemon);
    PrintWriter out = spec.commandLine().getOut();
    if (noWait) {
      out.println(capture);
      return ExitCode.DONE.code();
    }
    JsonObject end = new Follower(daemon, root.quiet() ? line -> {} : out::println).follow(capture);
    return Follower.code(end).code();
  }

  private String start(DaemonClient daemon) throws CliFailure {
    int decisions =
        (rest ? 1 : 0) + (finish ? 1 : 0) + (discard.isPresent() ? 1 : 0) + (confirm ? 1 : 0);
    boolean fresh = documentClass.isPresent() || title.isPresent();
    if (decisions > 1 || (decisions == 1 && fresh)) {
      throw new CliFailure(
          ExitCode.USAGE,
          "--continue, --finish, --confirm, --discard and --class or --title don't go together");
    }
    if (decisions == 0) {
      return daemon.press(documentClass.orElse(null), title);
    }
    String capture = which.isPresent() ? which.get() : waiting(daemon);
    if (rest) {
      daemon.feedRest(capture);
    } else if (finish) {
      daemon.finish(capture);
    } else if (confirm) {
      daemon.confirm(capture);
    } else {
      daemon.discard(capture, discard.orElseThrow());
    }
    return capture;
  }

  /** The only capture that a decision can be meant for. */
  private String waiting(DaemonClient daemon) throws CliFailure {
    Set<String> states =
        confirm
            ? Set.of("checking")
            : discard.isPresent() ? Set.of("held", "checking") : Set.of("held");
    String are = confirm ? "waiting for a look" : "held";
    List<String> held =
        Listed.objects(daemon.status(), "captures").stream()
            .filter(capture -> states.contains(capture.getString("state", "")))
            .map(capture -> capture.getString("id"))
            .toList();
    if (held.size() != 1) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          held.isEmpty()
              ? "no capture is " + are + ": there is nothing to decide"
              : "several captures are %s, say which with --capture: %s"
                  .formatted(are, String.join(", ", held)));
    }
    return held.get(0);
  }
}
