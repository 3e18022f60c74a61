package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.appliance.config.ConfigTemplate;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes manual pages and bash's completion from the program's own help, for the Debian package.
 * Run by {@code deploy/package.sh}: {@code Manual FOLDER VERSION DATE}.
 */
final class Manual {
  private Manual() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException(
          "expected FOLDER VERSION DATE, not %d arguments".formatted(args.length));
    }
    write(Path.of(args[0]), args[1], args[2]);
  }

  /** Makes {@code sealpress.1}, {@code sealpress.yaml.5} and {@code sealpress.bash} in a folder. */
  static void write(Path folder, String version, String date) throws IOException {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    CommandLine root = Main.commandLine(nowhere, nowhere);
    put(folder.resolve("sealpress.1"), new VerbManual(version, date).of(root));
    put(
        folder.resolve("sealpress.yaml.5"),
        new ConfigManual(version, date).of(ConfigTemplate.example()));
    put(folder.resolve("sealpress.bash"), AutoComplete.bash("sealpress", root));
  }

  private static void put(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
