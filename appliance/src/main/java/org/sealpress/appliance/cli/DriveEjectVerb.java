package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress drive eject}. */
@Command(
    name = "eject",
    sortOptions = false,
    description = {
      "Ask for a drive before it is pulled.",
      "",
      "What is on its way to it is finished, the ledger is put beside the documents, and the drive"
          + " is unmounted. Pull it when this says so. A drive that was pulled without asking is"
          + " not broken, and no document is lost; but it may lack some, and it is looked through"
          + " when it is back."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The drive may be pulled.",
      "1:It may not yet; the message says why.",
      "8:The daemon is not running."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress drive eject", "  sealpress drive eject B"})
final class DriveEjectVerb implements Callable<Integer> {
  private static final Duration EVERY = Duration.ofMillis(250);

  @Parameters(
      paramLabel = "DRIVE",
      arity = "0..1",
      description = "What the drive is called, or the slot it is in. Default: the only one.")
  private String drive = "";

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DriveEjectVerb() {}

  @Override
  public Integer call() throws Exception {
    DaemonClient daemon = address.client();
    String slot = daemon.eject(drive);
    PrintWriter err = spec.commandLine().getErr();
    boolean told = false;
    while (true) {
      JsonObject now = slot(daemon.status(), slot);
      String message = now.getString("message", "");
      switch (now.getString("state", "")) {
        case "safe" -> {
          spec.commandLine().getOut().println(Shown.plain(message));
          return ExitCode.DONE.code();
        }
        case "leaving" -> {
          if (!told) {
            err.println(Shown.plain(message));
            told = true;
          }
        }
        default ->
            throw new CliFailure(
                ExitCode.INCOMPLETE,
                message.isEmpty() ? "the daemon was started anew meanwhile: ask again" : message);
      }
      Thread.sleep(EVERY.toMillis());
    }
  }

  private static JsonObject slot(JsonObject status, String name) throws CliFailure {
    return Listed.objects(status, "slots").stream()
        .filter(each -> each.getString("slot", "").equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CliFailure(
                    ExitCode.INCOMPLETE,
                    "the slot " + name + " is in the daemon's status no more"));
  }
}
