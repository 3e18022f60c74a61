package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Shown;
import org.sealpress.appliance.daemon.Companions;
import org.sealpress.ledger.Part;
import org.sealpress.ledger.checkpoint.LifeSign;
import org.sealpress.restore.LifeSigns;
import org.sealpress.restore.RestoreFault;
import org.sealpress.restore.Source;
import org.sealpress.restore.Verification;
import org.sealpress.restore.Verification.Report;
import org.sealpress.target.TargetFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress verify}. */
@Command(
    name = "verify",
    sortOptions = false,
    description = {
      "Read a drive, a folder or a remote again and compare it with its ledger; no key is needed.",
      "",
      "Every sealed document is read from the medium and hashed. What is damaged, missing or"
          + " unknown is named, with the targets on which the ledger says that copies are. A"
          + " README.txt, restore.sh or certificate that is not the archive's own is told too."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everything is there and as it was sealed.",
      "1:There was nothing to verify.",
      "6:The drive, folder or remote can't be used.",
      "7:Something is damaged, missing or unknown; the messages say what."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress verify --target /media/usb",
      "  sealpress verify --target /media/usb --target nas --target offsite \\",
      "      --config sealpress.yaml",
      "      all of them, one after the other",
      "  sealpress verify --target offsite --config sealpress.yaml --part 3/7",
      "      a seventh of it: all is covered by parts 1/7 to 7/7, one a day"
    })
final class VerifyVerb implements Callable<Integer> {

  @Option(
      names = {"--target", "--from"},
      required = true,
      paramLabel = "FOLDER|TARGET",
      description = {
        "A folder such as a mounted drive, or a target's name with --config. May be repeated: each"
            + " is told by itself."
      })
  private List<String> targets = List.of();

  @Option(
      names = "--part",
      paramLabel = "N/T",
      description = "Only the N-th of T parts, told by the names of the documents.")
  private Optional<String> part = Optional.empty();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration in which the target is.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--json", description = "Print the report as JSON, one object for each target.")
  private boolean json;

  @Mixin private VkeyOption vkey;
  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  VerifyVerb() {}

  @Override
  public Integer call() throws Exception {
    @Nullable ConfigFile read = config.isPresent() ? ConfigFile.read(config.get()) : null;
    Part wanted = part();
    if (targets.size() == 1) {
      return verify(source(targets.get(0), read), wanted).code();
    }
    ExitCode worst = ExitCode.DONE;
    List<Source> reached = new ArrayList<>();
    for (String target : new LinkedHashSet<>(targets)) {
      try {
        reached.add(source(target, read));
      } catch (TargetFault e) {
        complain(String.valueOf(e.getMessage()));
        worst = ExitCode.TARGET;
      }
    }
    for (Source source : reached) {
      ExitCode code = ExitCode.TARGET;
      try {
        code = verify(source, wanted);
      } catch (TargetFault e) {
        complain(source.name() + ": " + e.getMessage());
      }
      worst = code.code() > worst.code() ? code : worst;
    }
    return worst.code();
  }

  private Source source(String target, @Nullable ConfigFile read)
      throws CliFailure, TargetFault, IOException {
    return SourcesOption.source(target, read, vkey.keys());
  }

  private ExitCode verify(Source source, Part wanted)
      throws TargetFault, RestoreFault, IOException {
    Verification verification = new Verification(source, Clock.systemUTC(), Companions::writings);
    Report report;
    try (Counted counted = new Counted(root.terminal(), "verifying")) {
      report = verification.run(wanted, counted);
    }
    return tell(source.name(), report, LifeSigns.newest(source.target(), source.keys()));
  }

  private Part part() throws CliFailure {
    try {
      return part.isPresent() ? Part.parse(part.get()) : Part.ALL;
    } catch (IllegalArgumentException e) {
      throw new CliFailure(ExitCode.USAGE, "--part " + e.getMessage(), e);
    }
  }

  private ExitCode tell(String target, Report report, Optional<LifeSign> alive) {
    if (report.good() == 0
        && report.part().of() == 1
        && report.damaged().isEmpty()
        && report.missing().isEmpty()
        && report.unknown().isEmpty()) {
      complain(target + " holds no documents: is it the right drive, folder or remote?");
      return ExitCode.INCOMPLETE;
    }
    if (json) {
      spec.commandLine().getOut().println(json(target, report, alive).encodePrettily());
    } else {
      report.ledger().forEach(this::complain);
      report.damaged().forEach(this::complain);
      report.missing().forEach(line -> complain("missing: " + line));
      report.unknown().forEach(line -> complain("not in the ledger: " + line));
      report.remarks().forEach(this::complain);
      PrintWriter out = spec.commandLine().getOut();
      out.print(targets.size() == 1 ? "" : Shown.plain(target) + ": ");
      out.print(
          "%s as sealed (%s)%s"
              .formatted(
                  Health.counted(report.good(), "document"),
                  Unit.bytes().full(report.bytes()),
                  report.part().of() == 1 ? "" : ", part " + report.part()));
      tell(out, report.damaged().size(), "damaged");
      tell(out, report.missing().size(), "missing");
      tell(out, report.unknown().size(), "not in the ledger");
      out.println(report.ledger().isEmpty() ? "; the ledger is whole." : "; the ledger is not.");
      out.println("Ledger: " + report.standing().told() + ".");
      alive.ifPresent(sign -> out.println(LifeSignText.of(sign, Instant.now())));
    }
    return report.clean() ? ExitCode.DONE : ExitCode.DAMAGED;
  }

  private static void tell(PrintWriter out, int count, String what) {
    out.print(count == 0 ? "" : ", " + count + " " + what);
  }

  private JsonObject json(String target, Report report, Optional<LifeSign> alive) {
    JsonObject json = new JsonObject();
    alive.ifPresent(sign -> json.put("heartbeat", sign.at().toString()));
    return json.put("target", target)
        .put("part", report.part().toString())
        .put("good", report.good())
        .put("bytes", report.bytes())
        .put("damaged", new JsonArray(report.damaged()))
        .put("missing", new JsonArray(report.missing()))
        .put("unknown", new JsonArray(report.unknown()))
        .put("remarks", new JsonArray(report.remarks()))
        .put("ledger", new JsonArray(report.ledger()))
        .put("signed", StandingJson.of(report.standing()))
        .put("clean", report.clean());
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line));
  }
}
