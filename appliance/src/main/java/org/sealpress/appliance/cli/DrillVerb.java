package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Shown;
import org.sealpress.durable.DurableFiles;
import org.sealpress.gate.GateProcess;
import org.sealpress.restore.Drill;
import org.sealpress.restore.Receipt;
import org.sealpress.seal.OpeningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress drill}. */
@Command(
    name = "drill",
    sortOptions = false,
    subcommands = DrillVerb.Accept.class,
    synopsisSubcommandLabel = "[accept]",
    description = {
      "Rehearse a restore: try the oldest, the newest and some other documents, on any computer.",
      "",
      "They are restored into memory, compared with the ledger, opened, checked as PDF/A, and"
          + " thrown away. A receipt, signed with your key, tells the box: `sealpress drill accept`."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All that was tried came back as it was sealed.",
      "1:There was nothing to try.",
      "5:Wrong passphrase, or a key that opens nothing there.",
      "6:The drive, folder or remote can't be used.",
      "7:Something could not be restored or proven; the messages say what."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress drill --from /media/usb --key recovery.key.pem --receipt r.json",
      "  sealpress drill accept r.json",
      "      on the box: its ledger and status show when, who, how many, how long"
    })
final class DrillVerb implements Callable<Integer> {
  private static final int USUAL = 20;

  @Option(
      names = "--from",
      paramLabel = "FOLDER|TARGET",
      description = "A folder such as a mounted drive, or a target's name with --config.")
  private List<String> from = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Private key: PEM (PKCS#8, PKCS#1, SEC1) or PKCS#12.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Its certificate. Default: found among those on the target.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "How many besides the oldest and the newest. Default: 20.")
  private int sample = USUAL;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "Where the receipt goes. Default: drill-DAY-ID.json in this folder.")
  private Optional<Path> receipt = Optional.empty();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration in which the target is.")
  private Optional<Path> config = Optional.empty();

  @Mixin private VkeyOption vkey;
  @Mixin private PassphraseOption passphrases;
  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DrillVerb() {}

  @Override
  public Integer call() throws Exception {
    if (from.isEmpty() || key.isEmpty()) {
      throw new CliFailure(
          ExitCode.USAGE, "--from and --key are needed; see `sealpress drill --help`");
    }
    if (sample < 0) {
      throw new CliFailure(ExitCode.USAGE, "--sample: expected a number from 0 on");
    }
    SourcesOption sources = new SourcesOption(from, config, vkey);
    Drill.Result result;
    try (OpeningKey opening = passphrases.open(key.get(), certificate);
        GateProcess gate = GateProcess.veraPdf();
        Counted counted = new Counted(root.terminal(), "rehearsing")) {
      Drill drill =
          new Drill(
              sources.open(this::complain), opening, gate, Clock.systemUTC(), new SecureRandom());
      result = drill.run(sample, counted);
    }
    return tell(result, write(result)).code();
  }

  private Path write(Drill.Result result) throws IOException {
    Path file =
        receipt.orElse(
            DurableFiles.free(
                Path.of(
                    "drill-"
                        + result.receipt().drilled().toString().substring(0, 10)
                        + "-"
                        + result.receipt().receipt().substring(0, 6)
                        + ".json")));
    DurableFiles.write(file, Receipt.write(result.receipt()));
    return file;
  }

  private ExitCode tell(Drill.Result result, Path file) {
    result.ledger().forEach(this::complain);
    result.failed().forEach(this::complain);
    result.remarks().forEach(this::complain);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%s tried in %s with the key of %s: %s."
            .formatted(
                Health.counted(result.receipt().documents(), "document"),
                Spell.out(Duration.ofMillis(result.receipt().millis())),
                Shown.plain(result.holder().subject()),
                result.failed().isEmpty()
                    ? "all came back as sealed"
                    : result.failed().size() + " did not come back as sealed"));
    out.println("Ledger: " + result.standing().told() + ".");
    out.println("Receipt: " + file + "; bring it to the box: sealpress drill accept " + file);
    return result.passed() ? ExitCode.DONE : ExitCode.DAMAGED;
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line));
  }

  /** {@code sealpress drill accept}. */
  @Command(
      name = "accept",
      sortOptions = false,
      description = {
        "Have the box take the receipt of a drill into its ledger.",
        "",
        "It must be signed with the key of one of the box's recipients, be of its ledger, and newer"
            + " than the last one."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:It is in the ledger.",
        "1:It is not taken; the message says why.",
        "8:The daemon is not running."
      },
      footerHeading = "%nExample:%n",
      footer = "  sealpress drill accept receipt.json")
  static final class Accept implements Callable<Integer> {
    private static final int LARGEST = 16_384;

    @Parameters(paramLabel = "RECEIPT", description = "The file that `sealpress drill` wrote.")
    private Path file = Path.of("");

    @Mixin private DaemonAddress address;
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    Accept() {}

    @Override
    public Integer call() throws Exception {
      if (Files.size(file) > LARGEST) {
        throw new CliFailure(ExitCode.USAGE, file + " is too large to be a receipt of a drill");
      }
      address.client().acceptReceipt(Files.readAllBytes(file));
      spec.commandLine().getOut().println("The receipt is in the ledger.");
      return ExitCode.DONE.code();
    }
  }
}
