package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.Shown;
import org.sealpress.appliance.daemon.DataFolder;
import org.sealpress.ledger.Ledger;
import org.sealpress.restore.Rebuild;
import org.sealpress.restore.Refill;
import org.sealpress.restore.Source;
import org.sealpress.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress rebuild}. */
@Command(
    name = "rebuild",
    sortOptions = false,
    description = {
      "Let a new box go on where a dead one stopped, from its drives and remotes.",
      "",
      "Takes the ledger from a target, checks every line, and makes the catalog again; the new box"
          + " goes on as the same ledger. Name all targets that can be reached: the longest ledger"
          + " counts, and one that contradicts it is named.",
      "",
      "The dead box must not run again with its old data folder: two boxes would write one ledger."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The new box can start.",
      "1:There is a ledger in the data folder already, or some documents could not be fetched.",
      "3:The configuration is missing or wrong.",
      "6:No drive, folder or remote can be used.",
      "7:A ledger is not as it was written, or two of them are forked."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress rebuild --from /media/usb --from offsite --config sealpress.yaml",
      "  sealpress rebuild --from /media/usb --config sealpress.yaml --objects",
      "      and fetch the sealed documents, to give them to targets that are new"
    })
final class RebuildVerb implements Callable<Integer> {

  @Mixin private SourcesOption sources;

  @Option(
      names = "--objects",
      description = "Fetch the sealed documents into the box too; again goes on where it stopped.")
  private boolean objects;

  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  RebuildVerb() {}

  @Override
  public Integer call() throws Exception {
    Config config = sources.needed().config();
    List<Source> places = sources.open(this::complain);
    DataFolder data = DataFolder.prepare(config.data());
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    Rebuild rebuild = new Rebuild(places, clock, random);
    Rebuild.Made made =
        objects
            ? rebuild.intoOrAgain(data.folder(), config.box())
            : rebuild.into(data.folder(), config.box());
    made.damaged().forEach(line -> complain("left behind: " + line));
    made.remarks().forEach(this::complain);
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = Ledger.open(data.ledger(), config.box(), clock, random);
        Vault vault = Vault.open(data.vault(), ledger)) {
      out.println(
          "The ledger %s of the box \"%s\" %s after %s from %s: %s."
              .formatted(
                  made.head().ledger(),
                  Shown.plain(made.box()),
                  made.again() ? "was made to go on here before," : "goes on here",
                  made.head().seq() + 1 + " entries",
                  made.from(),
                  Health.counted(vault.catalog().sealed(), "document")));
    }
    out.println("Ledger: " + made.standing().told() + ".");
    ExitCode code = objects ? fetch(places, data, clock) : ExitCode.DONE;
    out.println("Never start the old box again with its old data folder.");
    return code.code();
  }

  private ExitCode fetch(List<Source> places, DataFolder data, Clock clock) throws Exception {
    List<String> failed;
    try (Counted counted = new Counted(root.terminal(), "fetching")) {
      failed = new Refill(places, data.vault(), clock).run(counted);
    }
    failed.forEach(line -> complain("not fetched: " + line));
    return failed.isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line));
  }
}
