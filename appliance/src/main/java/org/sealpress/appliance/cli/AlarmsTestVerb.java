package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sealpress alarms test}. */
@Command(
    name = "test",
    sortOptions = false,
    description = {
      "Send a test message by each channel of the box, and say what came of it.",
      "",
      "That a message was taken does not say that it arrived: look whether it did."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Each channel has taken it.",
      "1:One has not; the message says why.",
      "8:The daemon is not running."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress alarms test"})
final class AlarmsTestVerb implements Callable<Integer> {
  private static final Duration EVERY = Duration.ofMillis(250);

  @Mixin private DaemonAddress address;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  AlarmsTestVerb() {}

  @Override
  public Integer call() throws Exception {
    DaemonClient daemon = address.client();
    daemon.testAlarms();
    JsonObject test = state(daemon);
    while (test.getString("state", "").equals("running")) {
      Thread.sleep(EVERY.toMillis());
      test = state(daemon);
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean all = true;
    for (JsonObject each : Listed.objects(test, "channels")) {
      boolean ok = each.getBoolean("ok", false);
      all &= ok;
      String said = ok ? "taken" : "NOT taken: " + each.getString("message", "");
      out.println(Shown.plain(each.getString("name", "") + ": " + said));
    }
    return (all ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
  }

  private static JsonObject state(DaemonClient daemon) throws CliFailure {
    return daemon.alarms().getJsonObject("test", new JsonObject());
  }
}
