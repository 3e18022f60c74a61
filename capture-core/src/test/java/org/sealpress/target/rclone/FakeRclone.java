package org.sealpress.target.rclone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sealpress.target.TargetFault;
import org.sealpress.tool.Tool;

/** A program in rclone's place that answers as told and writes down how it was called. */
final class FakeRclone {
  private final Path folder;

  /**
   * Makes one.
   *
   * @param cases what to do, as branches of a shell script over the whole command line
   */
  FakeRclone(Path folder, String cases) throws IOException {
    this.folder = folder;
    Path script =
        Files.writeString(
            program(),
            """
            #!/bin/sh
            printf '%%s\\n' "$*" >>'%s'
            case "$*" in
            version*) echo 'rclone v1.60.1-DEV' ;;
            %s
            *) echo "not told what to do with $*" >&2; exit 99 ;;
            esac
            """
                .formatted(log(), cases));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " can't be made executable");
    }
  }

  RcloneTarget open(String where, Clock clock) throws TargetFault {
    return RcloneTarget.open(
        "office", where, Optional.empty(), RcloneLimits.standard(), clock, tool());
  }

  Tool tool() {
    return new Tool(program().toString(), "rclone");
  }

  /** Command and first operands of each call so far, options left out. */
  List<String> calls() throws IOException {
    return Files.readAllLines(log()).stream().map(line -> line.replaceAll(" --\\S*", "")).toList();
  }

  /** The whole command lines. */
  List<String> commandLines() throws IOException {
    return Files.readAllLines(log());
  }

  private Path program() {
    return folder.resolve("rclone");
  }

  private Path log() {
    return folder.resolve("calls");
  }
}
