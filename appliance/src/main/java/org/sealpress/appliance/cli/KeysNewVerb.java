package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Period;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Passphrase;
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
          + " which the box needs to seal."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress keys new recovery",
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
    checkFree(keyFile);
    checkFree(certificateFile);
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
    }
    tell(keyFile, certificateFile);
    return ExitCode.DONE.code();
  }

  /** Before a person is asked for a passphrase, twice. */
  private static void checkFree(Path file) throws CliFailure {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder)) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          "there is no folder " + folder + ": make it, or choose another --out");
    }
    if (Files.exists(file)) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          file + " is there already: nothing is written over; choose another name");
    }
  }

  private void tell(Path keyFile, Path certificateFile) {
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        keyFile + "  the private key: keep it away from the box, with its passphrase elsewhere.");
    print.println(
        certificateFile + "  the certificate: copy it to the box and name it under `recipients`.");
    print.println("To try the key and its passphrase, now and once a year:");
    print.println("  openssl pkey -in " + keyFile + " -noout && echo the passphrase is right");
  }
}
