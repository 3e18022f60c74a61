package org.sealpress.scan;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The real programs that integration tests need. */
public final class Programs {
  private static final long SECONDS = 60;

  /**
   * How a program ended.
   *
   * @param exit its exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Ended(int exit, String out, String err) {}

  private Programs() {}

  /** Where a program is; skips the test when it is not installed. */
  public static Path need(String name, String debianPackage) {
    String dirs = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    Stream<Path> places =
        Pattern.compile(File.pathSeparator).splitAsStream(dirs).map(dir -> Path.of(dir, name));
    Path found = places.filter(Files::isExecutable).findFirst().orElse(Path.of(name));
    assumeTrue(
        found.isAbsolute(),
        () -> name + " is not installed (Debian package " + debianPackage + "): skipped");
    return found;
  }

  /** Runs a program in {@code dir} to its end, a minute at most. */
  public static Ended run(Path dir, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(dir, "out", ".log");
    Path err = Files.createTempFile(dir, "err", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail(command + " did not end within " + SECONDS + " s: " + Files.readString(err));
    }
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
