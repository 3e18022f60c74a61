package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress web token list}. */
@Command(
    name = "list",
    sortOptions = false,
    description = "Tell which tokens there are and what each is for.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"3:The configuration is missing or wrong.", "8:No daemon answers."},
    footerHeading = "%nExample:%n",
    footer = "  sealpress web token list")
final class WebTokenListVerb implements Callable<Integer> {
  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebTokenListVerb() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    JsonArray tokens = address.client().tokens();
    for (Object each : tokens) {
      JsonObject token = (JsonObject) each;
      String may =
          token.getJsonArray("may").stream().map(String::valueOf).collect(Collectors.joining(", "));
      out.println(
          "%-20s %-24s since %s"
              .formatted(token.getString("name"), may, token.getString("made").substring(0, 10)));
    }
    if (tokens.isEmpty()) {
      out.println("There is no token.");
    }
    return ExitCode.DONE.code();
  }
}
