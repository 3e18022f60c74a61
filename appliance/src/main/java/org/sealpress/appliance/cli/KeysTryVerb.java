package org.sealpress.appliance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Recipient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress keys try}. */
@Command(
    name = "try",
    sortOptions = false,
    description = {
      "Prove that a private key and its passphrase open what is sealed for them.",
      "",
      "With the certificate, something is sealed and opened again. With sealed objects from a drive"
          + " (FILE.cms), these are opened and checked to their end; nothing of them is kept. Do it"
          + " when a key is made and once a year: a passphrase that nobody types is forgotten."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The key opens.",
      "1:A file can't be read.",
      "5:Wrong passphrase; the certificate or an object is of another key.",
      "7:An object is damaged."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress keys try recovery.key.pem --certificate recovery.pem",
      "  sealpress keys try recovery.p12 /media/usb/objects/2026/11/24/k7q2m4.v1.cms"
    })
final class KeysTryVerb implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "KEY", description = "Private key: PEM or PKCS#12.")
  private Path key = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILE.cms",
      description = "Sealed objects to open.")
  private List<Path> objects = List.of();

  @Option(
      names = "--certificate",
      paramLabel = "C.pem",
      description = "Its certificate. Default: NAME.pem beside NAME.key.pem, if it is there.")
  private Optional<Path> certificate = Optional.empty();

  @Mixin private PassphraseOption passphrases;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  KeysTryVerb() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Path> other = certificate.or(() -> KeysPaperVerb.beside(key));
    try (OpeningKey opened = passphrases.open(key, other)) {
      out.println(key + " can be used: " + opened.kind() + ".");
      if (opened.certificate().isPresent()) {
        Recipient self = new Recipient(opened.certificate().get(), other.orElse(key));
        opened.prove(new SecureRandom());
        out.println(
            "It opens what is sealed for the certificate of %s, until %s, fingerprint%n  %s"
                .formatted(self.holder(), self.until(), self.fingerprint()));
      }
      for (Path object : objects) {
        long bytes = new Opener(opened).check(object).plainSize();
        out.println("%s: opened, %,d bytes, undamaged.".formatted(object, bytes));
      }
    }
    if (objects.isEmpty() && other.isEmpty()) {
      out.println("To see what it opens, give --certificate, or a sealed object.");
    }
    return ExitCode.DONE.code();
  }
}
