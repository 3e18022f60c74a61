package org.sealpress.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real {@code openssl}, run in a directory. */
final class OpenSsl {
  private final Path dir;

  OpenSsl(Path dir) {
    this.dir = dir;
  }

  /** What it said, both outputs together. */
  record Result(int exit, String said) {}

  /** Runs it and expects success. */
  String run(String... arguments) throws IOException {
    Result result = attempt(arguments);
    assertEquals(0, result.exit(), () -> List.of(arguments) + ": " + result.said());
    return result.said();
  }

  Result attempt(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return new Result(process.exitValue(), said);
  }
}
