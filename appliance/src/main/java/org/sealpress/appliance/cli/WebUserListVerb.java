package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress web user list}. */
@Command(
    name = "list",
    sortOptions = false,
    description = "Tell which users there are, with their roles.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"3:The configuration is missing or wrong.", "8:No daemon answers."},
    footerHeading = "%nExample:%n",
    footer = "  sealpress web user list")
final class WebUserListVerb implements Callable<Integer> {
  @Mixin private DaemonAddress address;

  @Option(names = "--json", description = "For programs: what the daemon says, as it is.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  WebUserListVerb() {}

  @Override
  public Integer call() throws Exception {
    JsonObject users = address.client().users();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(users.encodePrettily());
      return ExitCode.DONE.code();
    }
    for (Object each : users.getJsonArray("users")) {
      JsonObject user = (JsonObject) each;
      out.println(
          "%-20s %-14s %s"
              .formatted(
                  user.getString("user"),
                  user.getString("role"),
                  user.getBoolean("authenticator") ? "" : "has no authenticator yet")
              .stripTrailing());
    }
    if (users.getJsonArray("users").isEmpty()) {
      out.println("There is no user yet: `sealpress web setup` prints a code for the first one.");
    }
    return ExitCode.DONE.code();
  }
}
