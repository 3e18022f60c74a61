package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Shown;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.Recipients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress keys list}. */
@Command(
    name = "list",
    sortOptions = false,
    description = {
      "Show who can open what this box seals: the recipients of its configuration.",
      "",
      "The fingerprint is the SHA-256 of the certificate; a paper key has its first 12 digits. A"
          + " certificate that has expired is sealed for all the same, and its key opens what was"
          + " sealed: make its successor, name that under `recipients` and keep the old key."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All are well.",
      "1:There is a warning.",
      "3:The configuration is missing or wrong.",
      "5:A certificate can't be used."
    },
    footerHeading = "%nExample:%n",
    footer = "  sealpress keys list --config /etc/sealpress/sealpress.yaml")
final class KeysListVerb implements Callable<Integer> {

  @Option(names = "--json", description = "Print the list as JSON.")
  private boolean json;

  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  KeysListVerb() {}

  @Override
  public Integer call() throws Exception {
    Recipients recipients =
        Recipients.inUse(ConfigFile.read(config.file()).config().recipients(), Clock.systemUTC());
    if (json) {
      spec.commandLine().getOut().println(json(recipients).encodePrettily());
    } else {
      print(recipients);
    }
    return (recipients.warnings().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
  }

  private void print(Recipients recipients) {
    PrintWriter out = spec.commandLine().getOut();
    for (Recipient each : recipients.all()) {
      out.println(
          Shown.plain("%s: %s, until %s".formatted(each.holder(), each.kind(), each.until())));
      out.println("  " + each.fingerprint());
      out.println(Shown.plain("  " + each.file()));
    }
    recipients
        .warnings()
        .forEach(
            line ->
                spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line)));
  }

  private static JsonObject json(Recipients recipients) {
    JsonArray all = new JsonArray();
    for (Recipient each : recipients.all()) {
      all.add(
          new JsonObject()
              .put("holder", each.holder())
              .put("subject", each.subject())
              .put("kind", each.kind())
              .put("fingerprint", each.fingerprint())
              .put("until", each.notAfter().toString())
              .put("file", each.file().toString())
              .put("expired", recipients.isExpired(each))
              .put("warning", recipients.warning(each).orElse("")));
    }
    return new JsonObject()
        .put("recipients", all)
        .put("warnings", new JsonArray(recipients.warnings()));
  }
}
