package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.Shown;
import org.sealpress.restore.Known;
import org.sealpress.restore.Outcome;
import org.sealpress.restore.Restore;
import org.sealpress.restore.Source;
import org.sealpress.restore.Summary;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
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
      "5:Wrong passphrase, or a key that opens nothing there.",
      "6:The drive, folder or remote can't be used.",
      "7:Something could not be restored or proven; the messages say what."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress restore --from /media/usb --key recovery.key.pem --to restored",
      "  sealpress restore --from /media/usb --from offsite --config sealpress.yaml \\",
      "      --key spare.key.pem --to back --id k7q2m4",
      "      one document, from the drive or else from the remote",
      "  sealpress restore --from /media/usb --key recovery.key.pem --to legal \\",
      "      --class legal --since 2026-01-01"
    })
final class RestoreVerb implements Callable<Integer> {
  private static final String IS_THERE = " was there already";
  private static final String ARE_THERE = " were there already";

  @Mixin private SourcesOption sources;
  @Mixin private KeyOption key;

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
      names = "--class",
      paramLabel = "CLASS",
      description = "Only documents of this class; may be repeated.")
  private List<String> classes = List.of();

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Only what was sealed on this day or later, such as 2026-11-24.")
  private Optional<LocalDate> since = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "Only this version of each document; `sealpress versions` lists them.")
  private Optional<Integer> version = Optional.empty();

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  RestoreVerb() {}

  @Override
  public Integer call() throws Exception {
    if (all && narrowed()) {
      throw new CliFailure(
          ExitCode.USAGE,
          "--all and " + (ids.isEmpty() ? "a selection" : "--id") + " don't go together");
    }
    List<Source> places = sources.open(this::complain);
    Summary summary;
    try (OpeningKey opening = key.read();
        Reporting reporting = new Reporting()) {
      Restore restore = new Restore(places, new Opener(opening), to, Clock.systemUTC());
      summary = restore.run(this::wanted, reporting);
    }
    return tell(summary).code();
  }

  private boolean narrowed() {
    return !ids.isEmpty() || !classes.isEmpty() || since.isPresent() || version.isPresent();
  }

  /** What the ledger does not know has an id and a version in its name, but no class and no day. */
  private boolean wanted(String object, Optional<Known> known) {
    String document = object.substring(object.lastIndexOf('/') + 1);
    boolean rightId = ids.isEmpty() || ids.stream().anyMatch(document::startsWith);
    boolean rightVersion = version.isEmpty() || document.endsWith(".v" + version.get() + ".cms");
    boolean rightClass =
        classes.isEmpty()
            || known.map(each -> classes.contains(each.sealed().documentClass())).orElse(false);
    boolean rightDay =
        since.isEmpty()
            || known
                .map(
                    each ->
                        !each.time()
                            .isBefore(since.get().atStartOfDay(ZoneId.systemDefault()).toInstant()))
                .orElse(false);
    return rightId && rightVersion && rightClass && rightDay;
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
    int others = summary.forOthers().values().stream().mapToInt(Integer::intValue).sum();
    int failed = summary.failed().size() + others;
    if (summary.restored() + summary.alreadyThere() + unproven + failed == 0) {
      complain(
          !narrowed()
              ? sources.names() + " holds no documents: is it the right drive, folder or remote?"
              : ids.isEmpty()
                  ? "no document there is of this class, day and version"
                  : "no document there has an id that begins with " + String.join(" or ", ids));
      return ExitCode.INCOMPLETE;
    }
    summary.ledger().forEach(this::complain);
    summary.unproven().forEach(line -> complain("not proven: " + line));
    summary.failed().forEach(line -> complain("not restored: " + line));
    forOthers(summary).forEach(line -> complain("not restored: " + line));
    summary.remarks().forEach(this::complain);
    if (json) {
      spec.commandLine().getOut().println(json(summary).encodePrettily());
      return summary.complete() ? ExitCode.DONE : ExitCode.DAMAGED;
    }
    StringBuilder line = new StringBuilder();
    line.append(Health.counted(summary.restored(), "document")).append(" restored to ").append(to);
    append(line, summary.alreadyThere(), summary.alreadyThere() == 1 ? IS_THERE : ARE_THERE);
    append(line, unproven, " not proven");
    append(line, failed, " not restored");
    spec.commandLine().getOut().println(line.append('.'));
    spec.commandLine().getOut().println("Ledger: " + summary.standing().told() + ".");
    return summary.complete() ? ExitCode.DONE : ExitCode.DAMAGED;
  }

  private static List<String> forOthers(Summary summary) {
    return summary.forOthers().entrySet().stream()
        .map(each -> Health.counted(each.getValue(), "document") + ": " + each.getKey())
        .toList();
  }

  private JsonObject json(Summary summary) {
    return new JsonObject()
        .put("to", to.toString())
        .put("restored", summary.restored())
        .put("alreadyThere", summary.alreadyThere())
        .put("unproven", new JsonArray(summary.unproven()))
        .put("forOthers", new JsonArray(forOthers(summary)))
        .put("failed", new JsonArray(summary.failed()))
        .put("remarks", new JsonArray(summary.remarks()))
        .put("ledger", new JsonArray(summary.ledger()))
        .put("signed", StandingJson.of(summary.standing()))
        .put("complete", summary.complete());
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
