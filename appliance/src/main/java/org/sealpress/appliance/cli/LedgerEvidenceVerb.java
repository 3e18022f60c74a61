package org.sealpress.appliance.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Shown;
import org.sealpress.ledger.Entry;
import org.sealpress.restore.evidence.Check;
import org.sealpress.restore.evidence.Evidence;
import org.sealpress.seal.KnownCertificate;
import org.sealpress.seal.OpeningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress ledger evidence}. */
@Command(
    name = "evidence",
    sortOptions = false,
    description = {
      "Export a document with all that proves it, as one folder for a court or an auditor.",
      "",
      "REPORT.txt in it tells in plain words what each file is, what was checked, and how anybody"
          + " checks it again with openssl and a shell alone. Everything is checked before: what"
          + " does not hold is named, and there is no folder then. With --key the document itself"
          + " is in the folder too, and its signature is checked."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It is there, and proven. What it can't have (no key, no time-stamp) is told.",
      "1:It is there, but not signed over yet; or the folder is there already.",
      "2:No document, or several, or no such version has an id that begins so.",
      "5:Wrong passphrase, a key that does not open it, or a public key that can't be read.",
      "6:The folder, drive or remote can't be used.",
      "7:Something is not as it was sealed or signed; the message says what."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress ledger evidence k7q2m4 --from /media/usb -o lease-evidence",
      "  sealpress ledger evidence k7q2m4 --from /media/usb --from /media/other \\",
      "      --key recovery.key.pem --vkey ledger.vkey \\",
      "      --tsa-certificate tsa.pem -o lease-evidence"
    })
final class LedgerEvidenceVerb implements Callable<Integer> {
  @Mixin private SealedChoice choice;
  @Mixin private SourcesOption sources;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Private key that opens the document: PEM (PKCS#8, PKCS#1, SEC1) or PKCS#12.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Its certificate. Default: not needed.")
  private Optional<Path> certificate = Optional.empty();

  @Mixin private PassphraseOption passphrases;

  @Option(
      names = "--tsa-certificate",
      paramLabel = "FILE",
      description =
          "Certificate of a time-stamp authority that you trust; may be repeated. Default: those"
              + " in the time-stamp.")
  private List<Path> authorities = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "The folder to make. It must not exist.")
  private Path output = Path.of("");

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  LedgerEvidenceVerb() {}

  @Override
  public Integer call() throws Exception {
    String id = choice.id();
    List<KnownCertificate> trusted = new ArrayList<>();
    for (Path each : authorities) {
      trusted.addAll(KnownCertificate.read(each));
    }
    try (Evidence evidence = Evidence.in(sources.open(this::complain), Clock.systemUTC())) {
      Entry entry = choice.among(evidence.sealed(id), sources.names());
      if (key.isEmpty()) {
        return tell(evidence.export(entry, Optional.empty(), trusted, output)).code();
      }
      try (OpeningKey opening = passphrases.open(key.get(), certificate)) {
        return tell(evidence.export(entry, Optional.of(opening), trusted, output)).code();
      }
    }
  }

  /**
   * Without a proof the folder lacks what it is for, and a later try mends that: incomplete.
   * Without a key or a time-stamp it is all that was asked for, or all that there will ever be:
   * done.
   */
  private ExitCode tell(Evidence.Result result) {
    result.remarks().forEach(this::complain);
    for (Check check : result.checks()) {
      spec.commandLine().getOut().println(Shown.plain(check.toString()));
    }
    spec.commandLine().getOut().println("Begin with " + output.resolve("REPORT.txt") + ".");
    if (!result.proven()) {
      complain("the folder has no proof yet: nothing that the box signed is over the document");
      return ExitCode.INCOMPLETE;
    }
    return ExitCode.DONE;
  }

  private void complain(String line) {
    spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line));
  }
}
