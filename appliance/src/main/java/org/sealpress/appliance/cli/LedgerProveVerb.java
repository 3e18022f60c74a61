package org.sealpress.appliance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.Shown;
import org.sealpress.durable.DurableFiles;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Prover;
import org.sealpress.ledger.checkpoint.TlogProof;
import org.sealpress.restore.LedgerSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress ledger prove}. */
@Command(
    name = "prove",
    sortOptions = false,
    description = {
      "Write the proof that a document is in the ledger: one small text file that needs neither the"
          + " archive nor the box.",
      "",
      "It is a C2SP tlog-proof: the entry (the line \"extra\", in base64), its number, the hashes from"
          + " it up to the root (RFC 6962), and the signed checkpoint. `sealpress ledger check`"
          + " verifies it, and so does any other program for that format."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The proof is written, and holds.",
      "1:There is such a file already.",
      "2:No document, or several, or no such version has an id that begins so.",
      "6:The folder, drive or remote can't be used.",
      "7:The ledger is not what was signed, or nothing over the document is signed yet."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress ledger prove k7q2m4 --from /media/usb",
      "  sealpress ledger prove k7q2m4 --version 1 --from data -o lease.tlog-proof"
    })
final class LedgerProveVerb implements Callable<Integer> {
  private static final int MOST_VERSIONS = 10_000;

  @Mixin private SealedChoice choice;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The proof to make. It must not exist. Default: ID.vN.tlog-proof.")
  private @Nullable Path output;

  @Mixin private LedgerPlace place;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  LedgerProveVerb() {}

  @Override
  public Integer call() throws Exception {
    String id = choice.id();
    try (LedgerSource source = place.open()) {
      source
          .problems()
          .forEach(
              each ->
                  spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(each)));
      Entry entry = choice.among(source.ledger().sealed(id, MOST_VERSIONS), place.name());
      Event.Sealed sealed = (Event.Sealed) entry.event();
      Path file =
          output != null
              ? output
              : Path.of(sealed.document() + ".v" + sealed.version() + TlogProof.EXTENSION);
      if (Files.exists(file)) {
        throw new CliFailure(
            ExitCode.INCOMPLETE,
            file + " is there already: nothing is written over; choose another name");
      }
      Prover prover =
          new Prover(
              source.segments(),
              source.tree().orElse(null),
              source.checkpoints(),
              place.keys(source));
      DurableFiles.write(file, prover.prove(entry.seq()).write());
      spec.commandLine()
          .getOut()
          .println(
              file
                  + "  proves version "
                  + sealed.version()
                  + " of "
                  + sealed.document()
                  + ", entry "
                  + entry.seq()
                  + ", to who has the ledger's key: sealpress ledger check.");
      return ExitCode.DONE.code();
    }
  }
}
