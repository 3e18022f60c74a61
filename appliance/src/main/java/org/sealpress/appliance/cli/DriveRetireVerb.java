package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress drive retire}. */
@Command(
    name = "retire",
    sortOptions = false,
    description = {
      "Take a drive out of the set for good: it is lost, stolen or broken.",
      "",
      "The ledger then says so. What the drive held is told, and counts as lost: the exposure in"
          + " `sealpress drive list` is without it. Nobody can read it without a recipient's"
          + " private key."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It is retired.",
      "1:It is not; the message says why.",
      "2:There is no such drive, or another label was typed.",
      "8:The daemon is not running."
    },
    footerHeading = "%nExample:%n",
    footer = "  sealpress drive retire C --reason \"left in a taxi\"")
final class DriveRetireVerb implements Callable<Integer> {

  @Parameters(
      paramLabel = "LABEL",
      description = "What the drive is called; or how its id begins, where two have one label.")
  private String drive = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "What happened to it; goes into the ledger, for good.")
  private String reason = "";

  @Option(names = "--yes", description = "Don't ask for the label to be typed again.")
  private boolean yes;

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DriveRetireVerb() {}

  @Override
  public Integer call() throws Exception {
    DaemonClient daemon = address.client();
    JsonObject found = find(Listed.objects(daemon.drives(), "drives"));
    if (!yes) {
      confirm(found);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(Shown.plain(daemon.retireDrive(found.getString("id"), reason)));
    RotationText.lines(daemon.drives()).forEach(line -> out.println(Shown.plain(line)));
    return ExitCode.DONE.code();
  }

  private JsonObject find(List<JsonObject> drives) throws CliFailure {
    List<JsonObject> found =
        drives.stream()
            .filter(each -> !each.getString("state", "").equals("retired"))
            .filter(
                each ->
                    each.getString("label", "").equals(drive)
                        || (drive.length() >= 4 && each.getString("id", "").startsWith(drive)))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> there = drives.stream().map(each -> each.getString("label", "")).toList();
    throw new CliFailure(
        ExitCode.USAGE,
        found.isEmpty()
            ? "there is no drive %s to retire; there are: %s"
                .formatted(Shown.quoted(drive), there.isEmpty() ? "none" : String.join(", ", there))
            : "%s drives are called %s: give how the id of the right one begins, %s"
                .formatted(
                    found.size(),
                    Shown.quoted(drive),
                    String.join(
                        " or ", found.stream().map(each -> start(each.getString("id"))).toList())));
  }

  private static String start(String id) {
    return id.substring(0, Math.min(8, id.length()));
  }

  private void confirm(JsonObject found) throws IOException, CliFailure {
    String label = found.getString("label", "");
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "Drive %s (id %s) holds %s. Once it is retired that counts as lost, for good."
            .formatted(
                Shown.plain(label),
                start(found.getString("id", "")),
                Health.counted(found.getLong("documents", 0L), "document")));
    err.print("Type its label to retire it: ");
    err.flush();
    String typed =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (typed == null || !typed.strip().equals(label)) {
      throw new CliFailure(
          ExitCode.USAGE,
          "nothing was changed: "
              + (typed == null ? "nothing" : Shown.quoted(typed))
              + " was typed, expected "
              + Shown.quoted(label));
    }
  }
}
