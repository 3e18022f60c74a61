package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Passphrase;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.RecoveryKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress keys new}. */
@Command(
    name = "new",
    sortOptions = false,
    description = {
      "Make a private key under a passphrase, and its certificate.",
      "",
      "Writes NAME.key.pem, which opens everything and must not come near the box, and NAME.pem,"
          + " which the box needs to seal.",
      "",
      "Writes NAME.paper.pdf too, the key on paper, still under the passphrase: to be printed and"
          + " put into a safe, then deleted. A key of the kind p256 has one page and 18 lines to"
          + " type, should the QR code be damaged; rsa3072 has three pages and 130 lines. Both are"
          + " as strong."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress keys new recovery",
      "  sealpress keys new safe --kind p256",
      "  sealpress keys new spare --holder \"Notary Meier, safe\" --out /media/safe"
    })
final class KeysNewVerb implements Callable<Integer> {

  /** What people type for {@link KeyKind}. */
  enum Kind {
    RSA3072(KeyKind.RSA_3072),
    RSA4096(KeyKind.RSA_4096),
    P256(KeyKind.EC_P256),
    P384(KeyKind.EC_P384);

    private final KeyKind kind;

    Kind(KeyKind kind) {
      this.kind = kind;
    }
  }

  @Parameters(paramLabel = "NAME", description = "Name of the files: letters, digits, - and _.")
  private String name = "";

  @Option(names = "--out", paramLabel = "FOLDER", description = "Default: this folder.")
  private Path out = Path.of("");

  @Option(
      names = "--holder",
      paramLabel = "TEXT",
      description = "Who holds the key; printed in the certificate. Default: NAME.")
  private String holder = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "RSA3072",
      description = "rsa3072 (default), rsa4096, p256 or p384.")
  private Kind kind = Kind.RSA3072;

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long the certificate is good for sealing. Default: 20.")
  private int years;

  @Option(names = "--no-paper", description = "Make no NAME.paper.pdf.")
  private boolean noPaper;

  @Mixin private PassphraseOption passphrases;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  KeysNewVerb() {}

  @Override
  public Integer call() throws Exception {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}")) {
      throw new CliFailure(
          ExitCode.USAGE,
          "\"" + name + "\" can't be the name of files: expected letters, digits, - and _");
    }
    if (years < 1 || years > 100) {
      throw new CliFailure(ExitCode.USAGE, years + " years: expected 1 to 100");
    }
    Path keyFile = out.resolve(name + ".key.pem");
    Path certificateFile = out.resolve(name + ".pem");
    Path paperFile = out.resolve(name + ".paper.pdf");
    FreeName.check(keyFile, "--out");
    FreeName.check(certificateFile, "--out");
    if (!noPaper) {
      FreeName.check(paperFile, "--out");
    }
    SecureRandom random = new SecureRandom();
    try (Passphrase passphrase = passphrases.forNewKey();
        RecoveryKey key =
            RecoveryKey.make(
                kind.kind,
                holder.isEmpty() ? name : holder,
                Period.ofYears(years),
                Clock.systemUTC(),
                random)) {
      key.write(keyFile, certificateFile, passphrase, random);
      tell(keyFile, certificateFile);
      if (!noPaper) {
        Recipient self = new Recipient(key.certificate(), certificateFile);
        PaperFile.write(
            keyFile,
            self.kind(),
            Optional.of(self),
            paperFile,
            Clock.system(ZoneId.systemDefault()));
        tellPaper(paperFile);
      }
    }
    tellCheck(keyFile);
    return ExitCode.DONE.code();
  }

  private void tell(Path keyFile, Path certificateFile) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        keyFile + "  the private key: keep it away from the box, with its passphrase elsewhere.");
    print.println(
        certificateFile + "  the certificate: copy it to the box and name it under `recipients`.");
  }

  private void tellPaper(Path paperFile) {
    spec.commandLine()
        .getOut()
        .println(
            paperFile
                + "  the key on paper: print it, try it (`sealpress keys from-paper`), put it away.");
  }

  private void tellCheck(Path keyFile) {
    PrintWriter print = spec.commandLine().getOut();
    print.println("To try the key and its passphrase, now and once a year:");
    print.println("  openssl pkey -in " + keyFile + " -noout && echo the passphrase is right");
  }
}
