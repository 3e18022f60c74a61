package org.sealpress.appliance.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The steps of a {@code REPORT.txt}, as a person without the program does them: its commands are
 * taken out of the text and run where there is only a shell, openssl and some coreutils.
 */
final class ReportSteps {
  private static final List<String> PROGRAMS =
      List.of(
          "sh",
          "openssl",
          "sha256sum",
          "base64",
          "basenc",
          "cat",
          "head",
          "mktemp",
          "mv",
          "rm",
          "tail",
          "tr",
          "wc");

  /** A command and the lines that must be among what it prints. */
  record Command(String command, List<String> expected) {}

  /** A step. */
  record Step(String title, List<Command> commands) {}

  /** What a command did. */
  record Ran(int code, String said) {}

  private final Path folder;
  private final Path programs;
  private final List<Step> steps = new ArrayList<>();

  private ReportSteps(Path folder, Path programs) {
    this.folder = folder;
    this.programs = programs;
  }

  /** Reads those of a folder. */
  static ReportSteps of(Path folder, Path scratch) throws IOException {
    ReportSteps steps = new ReportSteps(folder, scratch.resolve("programs"));
    if (!Files.exists(steps.programs)) {
      Files.createDirectory(steps.programs);
      for (String each : PROGRAMS) {
        Files.createSymbolicLink(steps.programs.resolve(each), Path.of("/usr/bin", each));
      }
    }
    for (String line : Files.readAllLines(folder.resolve("REPORT.txt"))) {
      steps.take(line);
    }
    return steps;
  }

  /** The same, done in another folder. */
  ReportSteps in(Path other) {
    ReportSteps moved = new ReportSteps(other, programs);
    moved.steps.addAll(steps);
    return moved;
  }

  private void take(String line) {
    if (line.matches("Step [0-9]+[.] .*")) {
      steps.add(new Step(line.replaceFirst("Step [0-9]+[.] ", ""), new ArrayList<>()));
    } else if (line.startsWith("    $ ")) {
      last().commands().add(new Command(line.substring(6), new ArrayList<>()));
    } else if (line.startsWith("    > ")) {
      List<Command> commands = last().commands();
      commands.get(commands.size() - 1).expected().add(line.substring(6));
    }
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  List<String> titles() {
    return steps.stream().map(Step::title).toList();
  }

  /** Does a step; gives what went wrong, or nothing. */
  String run(String title) throws IOException, InterruptedException {
    Step step = steps.stream().filter(each -> each.title().equals(title)).findFirst().orElseThrow();
    StringBuilder wrong = new StringBuilder();
    for (Command each : step.commands()) {
      Ran ran = run(each);
      boolean seen = ran.said().lines().map(String::strip).toList().containsAll(each.expected());
      if (ran.code() != 0 || !seen) {
        wrong.append(each.command()).append(": ").append(ran).append('\n');
      }
    }
    return wrong.toString();
  }

  private Ran run(Command command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command.command())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", programs.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " does not end");
    }
    return new Ran(process.exitValue(), said);
  }
}
