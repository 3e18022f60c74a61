package org.sealpress.appliance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A guide for people, with its commands: the lines of its blocks of shell. */
record Guide(String name, List<String> commands) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Reads one, by its path in the project. */
  static Guide read(String path) throws IOException {
    List<String> commands = new ArrayList<>();
    boolean shell = false;
    String open = "";
    for (String line : Files.readAllLines(ROOT.resolve(path))) {
      if (line.startsWith("```")) {
        shell = line.equals("```sh");
      } else if (shell) {
        String said = open + line.replaceAll("(^| +)# .*", "").strip();
        open = said.endsWith("\\") ? said.substring(0, said.length() - 1).strip() + " " : "";
        if (open.isEmpty() && !said.isEmpty()) {
          commands.add(said);
        }
      }
    }
    return new Guide(path, List.copyOf(commands));
  }

  /** The project's folder. */
  static Path root() {
    return ROOT;
  }
}
