package org.sealpress.appliance.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.sealpress.appliance.config.Config;
import org.sealpress.scan.Scanners;
import org.sealpress.tool.Call;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * The machine that is looked at, and what it is to be.
 *
 * @param configFile where the configuration is, or should be
 * @param config what it says; empty when there is none, or one that can't be used
 * @param configProblem what is wrong with it; empty when nothing is, or there is none
 * @param scanners those of the SANE daemon
 */
public record Machine(
    Path configFile,
    Optional<Config> config,
    Optional<String> configProblem,
    Scanners scanners,
    Clock clock) {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** A program of this machine. */
  static Tool tool(String program, String debianPackage) {
    return new Tool(program, debianPackage);
  }

  /** Runs a program to its end; empty when it is not installed. */
  static Optional<ToolResult> run(Call call) throws ToolFault {
    try {
      return Optional.of(call.limit(LIMIT).run());
    } catch (ToolFault e) {
      if (e.kind() == ToolFault.Kind.NOT_INSTALLED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Where the data are, or will be. */
  Path data() {
    return config.map(Config::data).orElse(Path.of("/var/lib/sealpress"));
  }
}
