package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The real program: the launcher and the jar that was built, in a process of its own. */
final class Program implements AutoCloseable {
  private static final Path LAUNCHER =
      Path.of("../deploy/bin/sealpress").toAbsolutePath().normalize();
  private static final long SECONDS = 120;

  /** How a program ended. */
  record Ended(int code, String out, String err) {
    /** Expects an exit code. */
    Ended with(int expected) {
      if (code != expected) {
        fail("exit code " + code + ", expected " + expected + ": " + out + err);
      }
      return this;
    }

    /** The one line of standard error. */
    String line() {
      assertTrue(err.endsWith("\n") && err.lines().count() == 1, () -> "not one line: " + err);
      return err.strip();
    }
  }

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Path folder, List<String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    out = Files.createTempFile(folder, "out", ".log");
    err = Files.createTempFile(folder, "err", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("TERM", "dumb");
    for (String variable : environment) {
      String[] parts = variable.split("=", 2);
      builder.environment().put(parts[0], parts[1]);
    }
    process = builder.start();
    process.getOutputStream().close();
  }

  /** Starts it in a folder. */
  static Program start(Path folder, String... arguments) throws IOException {
    return new Program(folder, List.of(), arguments);
  }

  /** Starts it in a folder with options for the JVM. */
  static Program start(Path folder, List<String> environment, String... arguments)
      throws IOException {
    return new Program(folder, environment, arguments);
  }

  /** Runs it to its end. */
  static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
    try (Program program = start(folder, arguments)) {
      return program.ended();
    }
  }

  /** Waits for its end. */
  Ended ended() throws IOException, InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      fail("it does not end: " + Files.readString(out) + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Waits until it has printed something. */
  void awaitOutput(String text) {
    Awaitility.await(text)
        .atMost(Duration.ofSeconds(SECONDS))
        .failFast("it has ended", () -> !process.isAlive() && !said().contains(text))
        .until(() -> said().contains(text));
  }

  /** What it has printed so far. */
  String said() throws IOException {
    return Files.readString(out) + Files.readString(err);
  }

  long pid() {
    return process.pid();
  }

  /** Tells it to end (SIGTERM). */
  void terminate() {
    process.destroy();
  }

  /** Ends it as a power cut would (SIGKILL). */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(out);
    Files.delete(err);
  }
}
