package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Shown;
import org.sealpress.paper.PaperKey;
import org.sealpress.paper.ReadSheet;
import org.sealpress.seal.LockedKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress keys from-paper}. */
@Command(
    name = "from-paper",
    sortOptions = false,
    description = {
      "Make a key's file again from its paper key: from a scan, a photograph, or what was typed.",
      "",
      "Scans and photographs (PDF, TIFF, JPEG, PNG) are searched for QR codes; a sheet of several"
          + " pages may be in several files. Any other file is taken for text: the numbered lines,"
          + " each with its number, in any order, small letters or capitals. Type ? for a character"
          + " that can't be read: up to four a line are worked out. Up to two wrong characters a"
          + " line are put right and told; lines that are worse, or missing, are named.",
      "",
      "No passphrase is needed: the key stays under it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The key's file is there.",
      "1:A file can't be read, or the key's file is there already.",
      "5:The codes or lines are not all of a key; the messages name them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress keys from-paper scan.pdf -o recovery.key.pem",
      "  sealpress keys from-paper page1.jpg page2.jpg -o recovery.key.pem",
      "  sealpress keys from-paper typed.txt -o recovery.key.pem"
    })
final class KeysFromPaperVerb implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Scans, photographs or typed lines; - is the standard input, as text.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "KEY.pem",
      description = "The key's file to make. It must not exist.")
  private Path output = Path.of("");

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  KeysFromPaperVerb() {}

  @Override
  public Integer call() throws Exception {
    FreeName.check(output, "--output");
    ReadSheet sheet = PaperInput.read(files);
    sheet
        .remarks()
        .forEach(
            line ->
                spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line)));
    LockedKey.of(sheet.key().encrypted(), "what is on the sheet").write(output);
    tell(sheet.key());
    return ExitCode.DONE.code();
  }

  private void tell(PaperKey key) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(output + "  the private key, under its passphrase: keep it away from the box.");
    if (!key.certificate().isEmpty()) {
      print.println(
          "It is of the certificate whose SHA-256 fingerprint begins with "
              + key.certificate()
              + ": that is on every drive, in the folder recipients.");
    }
    print.println("To try the key and its passphrase:");
    print.println("  sealpress keys try " + output);
  }
}
