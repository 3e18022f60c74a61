package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Shown;
import org.sealpress.restore.TextDiff;
import org.sealpress.restore.Versions;
import org.sealpress.restore.Versions.Version;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress diff}. */
@Command(
    name = "diff",
    sortOptions = false,
    description = {
      "Show what differs between the text of two versions of a document.",
      "",
      "Both are restored into memory and thrown away. Lines of the first begin with -, those of the"
          + " second with +."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The text is the same, or the differences are shown.",
      "1:There is no such document or version, or it can't be restored.",
      "5:Wrong passphrase, or a key that doesn't open them.",
      "6:The drive, folder or remote can't be used."
    },
    footerHeading = "%nExample:%n",
    footer = "  sealpress diff k7q2m4 --versions 1,2 --from /media/usb --key recovery.key.pem")
final class DiffVerb implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "The document; the beginning of its id is enough.")
  private String id = "";

  @Option(
      names = "--versions",
      required = true,
      split = ",",
      paramLabel = "A,B",
      description = "Which two; `sealpress versions` lists them.")
  private List<Integer> versions = List.of();

  @Mixin private SourcesOption sources;
  @Mixin private KeyOption key;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DiffVerb() {}

  @Override
  public Integer call() throws Exception {
    if (versions.size() != 2) {
      throw new CliFailure(ExitCode.USAGE, "--versions: expected two numbers, such as 1,2");
    }
    Versions all = Versions.of(sources.open(this::complain), Clock.systemUTC());
    all.problems().forEach(this::complain);
    String document = document(all);
    try (OpeningKey opening = key.read()) {
      Opener opener = new Opener(opening);
      String first = all.text(document, versions.get(0), opener);
      String second = all.text(document, versions.get(1), opener);
      PrintWriter out = spec.commandLine().getOut();
      List<String> lines = TextDiff.of(first, second);
      if (lines.isEmpty()) {
        out.println("The text of both versions is the same.");
      }
      lines.forEach(line -> out.println(Shown.plain(line)));
    }
    return ExitCode.DONE.code();
  }

  private String document(Versions all) throws CliFailure {
    List<String> documents =
        all.of(id).stream()
            .map(Version::known)
            .map(known -> known.sealed().document())
            .distinct()
            .toList();
    if (documents.size() != 1) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          documents.isEmpty()
              ? "no document there has an id that begins with " + id
              : "several documents have an id that begins with " + id + ": give more of it");
    }
    return documents.get(0);
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line));
  }
}
