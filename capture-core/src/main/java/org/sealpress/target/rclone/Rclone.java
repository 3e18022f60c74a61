package org.sealpress.target.rclone;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpress.target.TargetFault;
import org.sealpress.tool.Call;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * Makes calls of rclone: the options that all have in common, time limits, faults. Credentials come
 * from the configuration file or from {@code RCLONE_*} variables and are never in an argument.
 */
record Rclone(Tool tool, Optional<Path> config, RcloneLimits limits, RcloneFaults faults) {
  static final int DIRECTORY_NOT_FOUND = 3;
  static final int FILE_NOT_FOUND = 4;

  private static final int LEAST = 256 * 1024;

  /** Bytes that it says of a file at most, in its log as JSON. */
  private static final int A_LINE = 1024;

  /** Options that a stray variable of the environment must not change. */
  private static final List<String> ALWAYS =
      List.of(
          "--dry-run=false",
          "--interactive=false",
          "--ask-password=false",
          "--log-file=",
          "--retries=1",
          "--low-level-retries=2");

  /**
   * Runs a call to its end.
   *
   * @param doing for messages: {@code storing a/b}
   * @param bytes how many it moves
   */
  ToolResult run(String doing, long bytes, String... arguments) throws TargetFault {
    try {
      return call(bytes, arguments).run();
    } catch (ToolFault e) {
      throw faults.of(doing, e);
    }
  }

  /**
   * Runs a call over many files.
   *
   * @param files how many it may have something to say of
   */
  ToolResult run(String doing, long bytes, int files, List<String> arguments) throws TargetFault {
    Call call = call(bytes, arguments.toArray(String[]::new)).capture(LEAST + files * A_LINE);
    try {
      return call.run();
    } catch (ToolFault e) {
      throw faults.of(doing, e);
    }
  }

  /** Runs a call that must succeed. */
  String answer(String doing, String... arguments) throws TargetFault {
    ToolResult result = run(doing, 0, arguments);
    if (!result.ok()) {
      throw faults.of(doing, result);
    }
    return result.out();
  }

  /** Starts a call and gives its output. */
  InputStream stream(String doing, long bytes, String... arguments) throws TargetFault {
    try {
      return call(bytes, arguments).stream();
    } catch (ToolFault e) {
      throw faults.of(doing, e);
    }
  }

  private Call call(long bytes, String... arguments) {
    Call call = tool.call(arguments).with(ALWAYS).limit(limits.forBytes(bytes));
    call.with("--contimeout=" + seconds(limits.connect()), "--timeout=" + seconds(limits.idle()));
    call.environment("AWS_CA_BUNDLE", ""); // with it set, rclone 1.60 can't use S3 at all
    limits.bandwidth().ifPresent(most -> call.with("--bwlimit=" + most));
    config.ifPresent(file -> call.with("--config=" + file));
    return call;
  }

  private static String seconds(Duration duration) {
    return Math.max(1, duration.toSeconds()) + "s";
  }

  static boolean notFound(ToolResult result) {
    return result.exitCode() == DIRECTORY_NOT_FOUND || result.exitCode() == FILE_NOT_FOUND;
  }
}
