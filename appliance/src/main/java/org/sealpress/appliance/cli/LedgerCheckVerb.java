package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.Shown;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.ProvenEntry;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.TlogProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress ledger check}. */
@Command(
    name = "check",
    sortOptions = false,
    description = {
      "Check a proof that `sealpress ledger prove` has written, without the archive.",
      "",
      "All it takes is the proof and the ledger's public key. With --document it also tells whether"
          + " a PDF, or a sealed object, is the very one that the entry is about."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The entry is in the ledger, and the document is the one that it is about.",
      "5:The public key can't be read.",
      "7:The proof or the document was changed, or is of another ledger."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress ledger check lease.tlog-proof --vkey ledger.vkey",
      "  sealpress ledger check lease.tlog-proof --vkey ledger.vkey \\",
      "      --document lease.pdf"
    })
final class LedgerCheckVerb implements Callable<Integer> {
  private static final int MOST_BYTES = 1 << 20;

  @Parameters(paramLabel = "PROOF", description = "The file with the proof.")
  private Path file = Path.of("");

  @Option(
      names = "--vkey",
      required = true,
      paramLabel = "KEY|FILE",
      description = "The ledger's public key, or a file with it.")
  private String vkey = "";

  @Option(
      names = "--document",
      paramLabel = "FILE",
      description = "A PDF that was restored, or a sealed object, to be compared.")
  private @Nullable Path document;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  LedgerCheckVerb() {}

  @Override
  public Integer call() throws Exception {
    ProvenEntry proven = proven();
    String part = document == null ? "" : part(proven, document);
    if (json) {
      spec.commandLine().getOut().println(json(proven, part).encodePrettily());
    } else {
      tell(proven, part);
    }
    return ExitCode.DONE.code();
  }

  private ProvenEntry proven() throws CliFailure, IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES);
    }
    try {
      return ProvenEntry.of(TlogProof.parse(bytes), List.of(LedgerPlace.key(vkey)));
    } catch (CheckpointFault e) {
      throw new CliFailure(ExitCode.DAMAGED, file + " proves nothing: " + e.getMessage(), e);
    }
  }

  /** What the file is of the document. */
  private static String part(ProvenEntry proven, Path document) throws CliFailure, IOException {
    String sha256 = Sha256.of(document);
    if (proven.entry().event() instanceof Event.Sealed sealed) {
      if (sha256.equals(sealed.plainSha256())) {
        return "the document";
      }
      if (sha256.equals(sealed.sha256())) {
        return "its sealed object";
      }
      throw new CliFailure(
          ExitCode.DAMAGED,
          "the proof holds, but not for "
              + document
              + ": its SHA-256 is "
              + sha256
              + ", expected "
              + sealed.plainSha256()
              + " of the PDF or "
              + sealed.sha256()
              + " of the sealed object");
    }
    throw new CliFailure(
        ExitCode.DAMAGED, "the proof holds, but its entry is not about a document");
  }

  private JsonObject json(ProvenEntry proven, String part) {
    JsonObject result =
        new JsonObject()
            .put("origin", proven.checkpoint().checkpoint().origin())
            .put("signer", proven.checkpoint().signer().toString())
            .put("signedEntries", proven.checkpoint().checkpoint().size())
            .put("entry", proven.entry().seq())
            .put("time", proven.entry().time().toString())
            .put("clockDoubt", proven.entry().clockDoubt())
            .put("type", proven.entry().event().type())
            .put("fileIs", part);
    if (proven.entry().event() instanceof Event.Sealed sealed) {
      result
          .put("document", sealed.document())
          .put("version", sealed.version())
          .put("class", sealed.documentClass())
          .put("pages", sealed.pages())
          .put("sha256", sealed.sha256())
          .put("plainSha256", sealed.plainSha256());
    }
    return result;
  }

  private void tell(ProvenEntry proven, String part) {
    print(
        "Proven: entry "
            + proven.entry().seq()
            + " is in the ledger "
            + proven.checkpoint().checkpoint().origin());
    print(
        "  signed over "
            + proven.checkpoint().checkpoint().size()
            + " entries with the key "
            + proven.checkpoint().signer().id());
    print(
        "  "
            + proven.entry().event().type()
            + " "
            + proven.entry().time()
            + (proven.entry().clockDoubt() ? " (the box's clock had gone back)" : ""));
    if (proven.entry().event() instanceof Event.Sealed sealed) {
      print(
          "  document "
              + sealed.document()
              + ", version "
              + sealed.version()
              + ", class "
              + sealed.documentClass()
              + ", "
              + Health.counted(sealed.pages(), "page"));
      print("  SHA-256 of the PDF            " + sealed.plainSha256());
      print("  SHA-256 of the sealed object  " + sealed.sha256());
    }
    if (!part.isEmpty()) {
      print(document + " is " + part + ".");
    }
  }

  private void print(String line) {
    spec.commandLine().getOut().println(Shown.plain(line));
  }
}
