package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code sealpress}: the root of all verbs. */
@Command(
    name = "sealpress",
    synopsisSubcommandLabel = "VERB",
    versionProvider = VersionProvider.class,
    description = {
      "One press of the scan button, and the signed paper is archived, sealed and proven.",
      "",
      "`sealpress help VERB` tells about a verb."
    },
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress convert letter.tif -o letter.pdf --lang eng",
      "      a searchable PDF/A of any image, without a daemon",
      "  sealpress keys new recovery",
      "      on any computer but the box: a recovery key and its certificate",
      "  sealpress scan --class legal",
      "      the same as a press of the scanner's button",
      "  sealpress restore --from /media/usb --key recovery.key.pem --to restored",
      "      everything back from a drive alone",
    })
public final class Sealpress implements Runnable {

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "No progress, only results and errors; also after a verb.")
  private boolean quiet;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print where in the program an error came from; also after a verb.")
  private boolean debug;

  @Spec private CommandSpec spec;

  /** For picocli. */
  @SuppressWarnings("NullAway.Init")
  public Sealpress() {}

  @Override
  public void run() {
    throw new VerbMissing(spec.commandLine());
  }

  /** Whether only results and errors are wanted. */
  boolean quiet() {
    return quiet;
  }

  /** Where progress goes. */
  Terminal terminal() {
    return Terminal.standardError(spec.commandLine().getErr(), quiet);
  }

  /**
   * Runs one command line and gives the exit code; never throws. {@code help VERB} is the same as
   * {@code VERB --help}.
   */
  static int run(CommandLine root, String... args) {
    try {
      return root.execute(args.length > 0 && args[0].equals("help") ? helpFor(root, args) : args);
    } catch (RuntimeException | Error e) {
      Sealpress options = root.getCommand();
      return new FailureReporter(Failures.standard(), () -> options.debug).report(e, root.getErr());
    }
  }

  private static String[] helpFor(CommandLine root, String[] args) {
    CommandLine command = root;
    for (int i = 1; i < args.length; i++) {
      command = command.getSubcommands().get(args[i]);
      if (command == null) {
        return Arrays.copyOfRange(args, 1, i + 1); // Which says that there is no such verb.
      }
    }
    String[] verb = Arrays.copyOfRange(args, 1, args.length + 1);
    verb[verb.length - 1] = "--help";
    return verb;
  }

  /**
   * A command line for one run.
   *
   * @param verbs objects with picocli's {@code @Command}
   */
  static CommandLine commandLine(PrintWriter out, PrintWriter err, Object... verbs) {
    Sealpress options = new Sealpress();
    CommandLine root = new CommandLine(options);
    for (Object verb : verbs) {
      root.addSubcommand(verb);
    }
    root.setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new UsageReporter())
        .setExecutionExceptionHandler(
            new FailureReporter(Failures.standard(), () -> options.debug));
    root.getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version and end.")
                .build());
    VerbGroups.install(root);
    finish(root);
    root.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.list());
    return root;
  }

  /** Gives each verb, and the verbs beneath it, {@code --help} and a help text with air in it. */
  private static void finish(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption("--help") == null) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this text and end.")
              .build());
    }
    spec.usageMessage().optionListHeading("%nOptions:%n").parameterListHeading("%nArguments:%n");
    command.getSubcommands().values().forEach(Sealpress::finish);
  }
}
