package org.sealpress.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * An external program and the Debian package that brings it.
 *
 * @param program a name that is looked for in {@code PATH}, or a path
 * @param debianPackage what to install when it is missing
 */
public record Tool(String program, String debianPackage) {
  private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);

  /** A call of the program with these arguments; more can be added. Nothing is started yet. */
  public Call call(String... arguments) {
    return new Call(this).with(arguments);
  }

  /**
   * Asks the program for its version.
   *
   * @param arguments what makes the program print it, such as {@code version} or {@code --version}
   * @return the first thing in its output that looks like a version
   * @throws ToolFault {@link ToolFault.Kind#NOT_INSTALLED}, {@link ToolFault.Kind#UNEXPECTED} when
   *     the output names no version, or any other fault of a call
   */
  public Version version(String... arguments) throws ToolFault {
    Call call = call(arguments).limit(VERSION_LIMIT);
    ToolResult result = call.run();
    return Version.in(result.out())
        .or(() -> Version.in(result.err()))
        .orElseThrow(
            () ->
                new ToolFault(
                    ToolFault.Kind.UNEXPECTED,
                    "\"%s\" printed no version (exit code %d): check that %s is the program of Debian's package %s"
                        .formatted(call, result.exitCode(), program, debianPackage)));
  }

  /**
   * Where the program is.
   *
   * @param searchPath directories between colons, as in {@code PATH}
   */
  Optional<Path> find(String searchPath) {
    if (program.indexOf('/') >= 0) {
      return Optional.of(Path.of(program)).filter(Tool::canRun);
    }
    for (String directory : searchPath.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory).resolve(program);
      if (!directory.isEmpty() && canRun(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean canRun(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
