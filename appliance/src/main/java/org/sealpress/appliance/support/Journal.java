package org.sealpress.appliance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** What the system's journal has of this service, also of before its last start. */
final class Journal {
  private static final Tool JOURNALCTL = new Tool("journalctl", "systemd");
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Path GROUP = Path.of("/proc/self/cgroup");
  private static final Pattern UNIT =
      Pattern.compile("^0::.*/([A-Za-z0-9:_.@\\\\-]+\\.service)(/.*)?$", Pattern.MULTILINE);

  private Journal() {}

  /**
   * The last lines, the oldest first; none when there is no journal, or this user may not read it.
   */
  static List<String> last(int most) {
    Optional<String> unit = unit();
    if (unit.isEmpty()) {
      return List.of();
    }
    try {
      ToolResult result =
          JOURNALCTL
              .call("--unit=" + unit.get(), "--lines=" + most)
              .with("--output=short-iso", "--no-pager", "--quiet")
              .limit(LIMIT)
              .capture(LogRing.LETTERS)
              .run();
      return result.exitCode() == 0 ? result.out().lines().toList() : List.of();
    } catch (ToolFault e) {
      return List.of();
    }
  }

  private static Optional<String> unit() {
    try {
      return unit(Files.readString(GROUP));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The service that a process is of, by its control group. */
  static Optional<String> unit(String group) {
    Matcher found = UNIT.matcher(group);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
