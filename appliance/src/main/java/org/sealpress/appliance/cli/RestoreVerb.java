package org.sealpress.appliance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Shown;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.daemon.Destinations;
import org.sealpress.restore.Outcome;
import org.sealpress.restore.Restore;
import org.sealpress.restore.Summary;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.target.Target;
import org.sealpress.target.folder.FolderTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress restore}. */
@Command(
    name = "restore",
    sortOptions = false,
    description = {
      "Get documents back from a drive, a folder or a remote, with a private key.",
      "",
      "Works on any computer, without the box. Checks the ledger and every hash; what is damaged is"
          + " named and does not stop the rest. Nothing is written over: run it again to go on where"
          + " it stopped."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every document is back and proven.",
      "1:There was nothing to restore.",
      "5:Wrong passphrase, or a key that can't be used.",
      "6:The drive, folder or remote can't be used.",
      "7:Something could not be restored or proven; the messages say what."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress restore --from /media/usb --key recovery.key.pem --to restored",
      "  sealpress restore --from offsite --config sealpress.yaml \\",
      "      --key spare.key.pem --to back --id k7q2m4"
    })
final class RestoreVerb implements Callable<Integer> {
  private static final String IS_THERE = " was there already";
  private static final String ARE_THERE = " were there already";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FOLDER|TARGET",
      description = "A folder such as a mounted drive, or a target's name with --config.")
  private String from = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Private key: PEM (PKCS#8, PKCS#1, SEC1) or PKCS#12.")
  private Path key = Path.of("");

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Its certificate. Default: found among those on the target, or not needed.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the documents go; made if it is not there.")
  private Path to = Path.of("");

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only this document (the beginning of its id is enough); may be repeated.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "Everything; the default without --id.")
  private boolean all;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration in which the target is.")
  private @Nullable Path config;

  @Mixin private PassphraseOption passphrases;
  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  RestoreVerb() {}

  @Override
  public Integer call() throws Exception {
    if (all && !ids.isEmpty()) {
      throw new CliFailure(ExitCode.USAGE, "--all and --id don't go together");
    }
    Target target = target();
    try (OpeningKey opening = passphrases.open(key, certificate)) {
      return tell(run(new Restore(target, new Opener(opening), to))).code();
    }
  }

  private Target target() throws Exception {
    Path folder = Path.of(from);
    if (config == null) {
      if (!Files.isDirectory(folder)) {
        throw new CliFailure(
            ExitCode.TARGET,
            from + " is not a folder: name a mounted drive, or a target together with --config");
      }
      return new FolderTarget(from, folder.toAbsolutePath());
    }
    Config read = ConfigFile.read(config).config();
    TargetConfig target =
        read.target(from)
            .orElseThrow(
                () ->
                    new CliFailure(
                        ExitCode.USAGE,
                        config
                            + " has no target \""
                            + from
                            + "\"; it has "
                            + String.join(
                                ", ", read.targets().stream().map(TargetConfig::name).toList())));
    return Destinations.open(target, Clock.systemUTC());
  }

  private Summary run(Restore restore) throws Exception {
    Predicate<String> wanted =
        object -> ids.isEmpty() || ids.stream().anyMatch(id -> documentOf(object).startsWith(id));
    try (Reporting reporting = new Reporting()) {
      return restore.run(wanted, reporting);
    }
  }

  private static String documentOf(String object) {
    return object.substring(object.lastIndexOf('/') + 1);
  }

  /** Shows progress from the moment that the number of objects is known. */
  private final class Reporting implements Restore.Listener, AutoCloseable {
    private @Nullable Progress progress;

    @Override
    public void begin(int objects) {
      if (objects > 0) {
        progress =
            Progress.of(
                root.terminal(), System::nanoTime, "restoring", Unit.things("documents"), objects);
      }
    }

    @Override
    public void done(Outcome outcome) {
      if (progress != null) {
        progress.add(1);
      }
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
      }
    }
  }

  private ExitCode tell(Summary summary) {
    int unproven = summary.unproven().size();
    int failed = summary.failed().size();
    if (summary.restored() + summary.alreadyThere() + unproven + failed == 0) {
      complain(
          ids.isEmpty()
              ? from + " holds no documents: is it the right drive, folder or remote?"
              : "no document there has an id that begins with " + String.join(" or ", ids));
      return ExitCode.INCOMPLETE;
    }
    summary.ledger().forEach(this::complain);
    summary.unproven().forEach(line -> complain("not proven: " + line));
    summary.failed().forEach(line -> complain("not restored: " + line));
    summary.remarks().forEach(this::complain);
    StringBuilder line = new StringBuilder();
    line.append(Health.counted(summary.restored(), "document")).append(" restored to ").append(to);
    append(line, summary.alreadyThere(), summary.alreadyThere() == 1 ? IS_THERE : ARE_THERE);
    append(line, unproven, " not proven");
    append(line, failed, " not restored");
    spec.commandLine().getOut().println(line.append('.'));
    return summary.complete() ? ExitCode.DONE : ExitCode.DAMAGED;
  }

  private static void append(StringBuilder line, int count, String what) {
    if (count > 0) {
      line.append(", ").append(count).append(what);
    }
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line));
  }
}
