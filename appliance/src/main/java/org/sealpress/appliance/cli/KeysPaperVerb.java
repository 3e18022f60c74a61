package org.sealpress.appliance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Recipient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress keys paper}. */
@Command(
    name = "paper",
    sortOptions = false,
    description = {
      "Make a paper key: a key on A4, to be scanned or typed back.",
      "",
      "The key stays under its passphrase, which is not on the sheet and is asked for only to see"
          + " that it opens the key. Disks, sticks and file formats die; paper in a safe doesn't."
          + " QR codes hold the key, and numbered lines that check themselves, should the codes be"
          + " damaged: 18 lines for a key on the curve P-256, 130 for RSA with 3072 bits.",
      "",
      "`sealpress keys from-paper` makes the file again. The sheet says how to do without."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The PDF is there.",
      "1:It can't be written, or is there already.",
      "5:Wrong passphrase, or no key under one; the certificate is of another key."
    },
    footerHeading = "%nExample:%n",
    footer = "  sealpress keys paper recovery.key.pem -o recovery.paper.pdf")
final class KeysPaperVerb implements Callable<Integer> {
  private static final String KEY_ENDING = ".key.pem";

  @Parameters(paramLabel = "KEY.pem", description = "The private key, PEM under a passphrase.")
  private Path key = Path.of("");

  @Option(
      names = "--certificate",
      paramLabel = "C.pem",
      description = "Its certificate. Default: NAME.pem beside NAME.key.pem, if it is there.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.pdf",
      description = "The PDF to make. It must not exist.")
  private Path output = Path.of("");

  @Mixin private PassphraseOption passphrases;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  KeysPaperVerb() {}

  @Override
  public Integer call() throws Exception {
    FreeName.check(output, "--output");
    try (OpeningKey opened = passphrases.open(key, certificate.or(() -> beside(key)))) {
      PaperFile.write(
          key,
          opened.kind(),
          opened.certificate().map(found -> new Recipient(found, key)),
          output,
          Clock.system(ZoneId.systemDefault()));
    }
    spec.commandLine()
        .getOut()
        .println(
            output
                + "  print it at its full size, try the printed sheet once with `sealpress keys"
                + " from-paper`, and put it away from the box and from its passphrase.");
    return ExitCode.DONE.code();
  }

  /** The certificate that `sealpress keys new` wrote beside a key. */
  static Optional<Path> beside(Path key) {
    String name = String.valueOf(key.getFileName());
    if (!name.endsWith(KEY_ENDING)) {
      return Optional.empty();
    }
    String stem = name.substring(0, name.length() - KEY_ENDING.length());
    return Optional.of(key.resolveSibling(stem + ".pem")).filter(Files::isRegularFile);
  }
}
