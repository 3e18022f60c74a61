package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Shown;
import org.sealpress.appliance.doctor.Doctor;
import org.sealpress.appliance.doctor.Finding;
import org.sealpress.appliance.doctor.Machine;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress doctor}. */
@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Look at this machine: what it has, what it lacks, and what to do.",
      "",
      "Scanners (of the SANE daemon, of this machine, of the network), buttons, programs, languages,"
          + " ports, disk, rights, keys, remotes and the clock. Needs no daemon and changes nothing;"
          + " without a configuration it looks at what every box needs."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Nothing has to be done.", "1:Something has to be done."},
    footerHeading = "%nExamples:%n",
    footer = {"  sealpress doctor", "  sealpress doctor --json"})
final class DoctorVerb implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String SANE_HOST = "127.0.0.1";
  private static final int SANE_PORT = 6566;

  @Mixin private ConfigOption config;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DoctorVerb() {}

  @Override
  public Integer call() {
    List<Doctor.Result> results = Doctor.of(machine(), LIMIT).look();
    long wrong =
        results.stream()
            .flatMap(each -> each.findings().stream())
            .filter(each -> each.level() == Finding.Level.WRONG)
            .count();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(results, wrong).encodePrettily());
    } else {
      results.forEach(each -> print(each, out));
      out.println(
          wrong == 0
              ? "Nothing has to be done."
              : Health.counted(wrong, "thing")
                  + (wrong == 1 ? " has" : " have")
                  + " to be done: see what is marked with !");
    }
    return (wrong == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE).code();
  }

  private Machine machine() {
    Path file = config.file();
    Optional<Config> said = Optional.empty();
    Optional<String> problem = Optional.empty();
    if (config.expected() || Files.exists(file)) {
      try {
        said = Optional.of(ConfigFile.read(file).config());
      } catch (ConfigException e) {
        problem = Optional.of(e.getMessage());
      }
    }
    InetSocketAddress saned =
        InetSocketAddress.createUnresolved(
            said.map(each -> each.scanner().host()).orElse(SANE_HOST),
            said.map(each -> each.scanner().port()).orElse(SANE_PORT));
    return new Machine(
        file, said, problem, new SaneScanners(saned, TimeLimits.DEFAULT), Clock.systemUTC());
  }

  private static void print(Doctor.Result result, PrintWriter out) {
    out.println(result.name());
    for (Finding each : result.findings()) {
      out.println("  " + mark(each.level()) + " " + lines(each.what()));
      if (!each.remedy().isEmpty()) {
        out.println("      " + lines(each.remedy()));
      }
    }
  }

  private static String mark(Finding.Level level) {
    return switch (level) {
      case GOOD -> "+";
      case NOTE -> "-";
      case WRONG -> "!";
    };
  }

  /** What programs print is shown as text, and its lines beneath each other. */
  private static String lines(String text) {
    return String.join("\n      ", text.lines().map(Shown::plain).toList());
  }

  private static JsonObject json(List<Doctor.Result> results, long wrong) {
    JsonArray checks = new JsonArray();
    for (Doctor.Result result : results) {
      JsonArray findings = new JsonArray();
      for (Finding each : result.findings()) {
        findings.add(
            new JsonObject()
                .put("level", each.level().word())
                .put("what", each.what())
                .put("do", each.remedy()));
      }
      checks.add(new JsonObject().put("name", result.name()).put("findings", findings));
    }
    return new JsonObject().put("wrong", wrong).put("checks", checks);
  }
}
