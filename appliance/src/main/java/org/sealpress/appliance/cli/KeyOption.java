package org.sealpress.appliance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.SealFault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The private key that opens documents. */
final class KeyOption {
  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Private key: PEM (PKCS#8, PKCS#1, SEC1) or PKCS#12.")
  private Path key = Path.of("");

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Its certificate. Default: found among those on the target, or not needed.")
  private Optional<Path> certificate = Optional.empty();

  @Mixin private PassphraseOption passphrases;

  @SuppressWarnings("NullAway.Init")
  KeyOption() {}

  /** Reads it; the caller closes. */
  OpeningKey read() throws SealFault, IOException, CliFailure {
    return passphrases.open(key, certificate);
  }
}
