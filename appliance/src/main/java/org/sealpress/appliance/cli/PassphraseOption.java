package org.sealpress.appliance.cli;

import java.io.Console;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Passphrase;
import org.sealpress.seal.PassphraseSource;
import org.sealpress.seal.SealFault;
import picocli.CommandLine.Option;

/** Where passphrases come from: a file, or a person at the terminal. Never the command line. */
final class PassphraseOption implements PassphraseSource {
  private static final int LONGEST = 4096;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "A file whose first line is the passphrase. Default: ask on the terminal.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Optional<Passphrase> passphraseOf(Path keyFile) throws IOException {
    if (file.isPresent()) {
      return Optional.of(firstLine(file.get()));
    }
    Optional<Console> console = console();
    char[] typed =
        console.isEmpty() ? null : console.get().readPassword("Passphrase of %s: ", keyFile);
    return typed == null ? Optional.empty() : Optional.of(Passphrase.takenFrom(typed));
  }

  /**
   * Reads a key, and its certificate where one is named.
   *
   * @throws CliFailure when there is nobody to ask
   */
  OpeningKey open(Path key, Optional<Path> certificate) throws SealFault, IOException, CliFailure {
    try {
      return certificate.isPresent()
          ? OpeningKey.read(key, certificate.get(), this)
          : OpeningKey.read(key, this);
    } catch (SealFault e) {
      if (e.kind() == SealFault.Kind.PASSPHRASE_NEEDED) {
        throw new CliFailure(
            ExitCode.KEY,
            e.getMessage() + " with --passphrase-file: there is no terminal to ask for it",
            e);
      }
      throw e;
    }
  }

  /** A passphrase for a new key, asked for twice on a terminal. */
  Passphrase forNewKey() throws IOException, CliFailure {
    if (file.isPresent()) {
      return firstLine(file.get());
    }
    Console console =
        console()
            .orElseThrow(
                () ->
                    new CliFailure(
                        ExitCode.USAGE,
                        "there is no terminal to ask for a passphrase: use --passphrase-file"));
    console.printf(
        "Choose a passphrase of at least %d characters: four or more random words.%n",
        Passphrase.SHORTEST);
    char[] first = read(console, "Passphrase: ");
    char[] second = read(console, "Once more: ");
    try {
      if (!Arrays.equals(first, second)) {
        throw new CliFailure(ExitCode.KEY, "the two passphrases differ: try again");
      }
      return Passphrase.takenFrom(first);
    } finally {
      Arrays.fill(second, '\0');
    }
  }

  /** From Java 22 on there is a console even without a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Console> console() {
    return Terminal.isTerminal(Path.of("/proc/self/fd/0"))
        ? Optional.ofNullable(System.console())
        : Optional.empty();
  }

  private static char[] read(Console console, String prompt) throws CliFailure {
    char[] typed = console.readPassword(prompt);
    if (typed == null) {
      throw new CliFailure(ExitCode.USAGE, "no passphrase was given");
    }
    return typed;
  }

  private static Passphrase firstLine(Path file) throws IOException {
    char[] read = new char[LONGEST];
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int length = 0;
      for (int c = in.read(); c >= 0 && c != '\n' && c != '\r' && length < LONGEST; c = in.read()) {
        read[length++] = (char) c;
      }
      return Passphrase.takenFrom(Arrays.copyOf(read, length));
    } finally {
      Arrays.fill(read, '\0');
    }
  }
}
