package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Shown;
import org.sealpress.restore.Versions;
import org.sealpress.restore.Versions.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress versions}. */
@Command(
    name = "versions",
    sortOptions = false,
    description = {
      "List the documents of a drive, a folder or a remote with their versions; no key is needed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:There they are.",
      "1:There is no such document.",
      "6:The drive, folder or remote can't be used.",
      "7:The ledger is not as it was written; the messages say where."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress versions --from /media/usb",
      "  sealpress versions k7q2m4 --from offsite --config sealpress.yaml",
      "      then `sealpress restore --id k7q2m4 --version 1 ...` gets one back"
    })
final class VersionsVerb implements Callable<Integer> {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Only this document; the beginning of its id is enough.")
  private Optional<String> id = Optional.empty();

  @Mixin private SourcesOption sources;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  VersionsVerb() {}

  @Override
  public Integer call() throws Exception {
    Versions versions = Versions.of(sources.open(this::complain), Clock.systemUTC());
    versions.problems().forEach(this::complain);
    List<Version> found = versions.of(id.orElse(""));
    if (found.isEmpty()) {
      complain(
          sources.names() + " holds no document" + id.map(each -> " " + each + "...").orElse(""));
      return ExitCode.INCOMPLETE.code();
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Version each : found) {
      out.println(line(each));
    }
    return (versions.problems().isEmpty() ? ExitCode.DONE : ExitCode.DAMAGED).code();
  }

  private static String line(Version each) {
    String where =
        each.on().isEmpty()
            ? "not here"
                + (each.known().copies().isEmpty()
                    ? ""
                    : ", copies on " + String.join(", ", each.known().copies()))
            : "on " + String.join(", ", each.on());
    return Shown.plain(
        "%s v%d  %s  %-8s  %s, %s  %s"
            .formatted(
                each.known().sealed().document(),
                each.known().sealed().version(),
                DAY.withZone(ZoneId.systemDefault()).format(each.known().time()),
                each.known().sealed().documentClass(),
                Health.counted(each.known().sealed().pages(), "page"),
                Unit.bytes().full(each.known().sealed().size()),
                where));
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line));
  }
}
