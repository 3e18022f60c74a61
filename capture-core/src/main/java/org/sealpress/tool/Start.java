package org.sealpress.tool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sealpress.tool.ToolFault.Kind;

/** Turns a call into a process, or says why it can't. */
final class Start {
  private static final File NOTHING = new File("/dev/null");

  private Start() {}

  static Process process(Call call) throws ToolFault {
    ProcessBuilder builder = new ProcessBuilder();
    builder.environment().keySet().removeAll(call.removed());
    builder.environment().putAll(call.environment());
    Path program = program(call, Objects.requireNonNullElse(builder.environment().get("PATH"), ""));
    Path directory = call.directory().orElse(null);
    if (directory != null) {
      if (!Files.isDirectory(directory)) {
        throw new ToolFault(
            Kind.NOT_STARTED,
            "\"%s\" can't be started in %s: there is no such directory".formatted(call, directory));
      }
      builder.directory(directory.toFile());
    }
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(call.argumentTexts());
    builder.command(command);
    if (call.input().isEmpty()) {
      builder.redirectInput(NOTHING);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      // The cause's message repeats nothing but the program: Java leaves the arguments out.
      throw new ToolFault(
          Kind.NOT_STARTED,
          "\"%s\" can't be started: %s: check that %s is a program for this machine"
              .formatted(call, call.redact(String.valueOf(e.getMessage())), program),
          e);
    }
  }

  private static Path program(Call call, String searchPath) throws ToolFault {
    Tool tool = call.tool();
    return tool.find(searchPath)
        .orElseThrow(
            () ->
                new ToolFault(
                    Kind.NOT_INSTALLED,
                    "the program %s is not on this machine%s: install it with \"apt-get install %s\""
                        .formatted(
                            tool.program(),
                            tool.program().indexOf('/') >= 0
                                ? ""
                                : " (looked in " + searchPath + ")",
                            tool.debianPackage())));
  }
}
