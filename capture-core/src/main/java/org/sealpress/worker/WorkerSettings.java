package org.sealpress.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpress.child.ChildCommand;

/**
 * How workers are run.
 *
 * @param count worker processes, at least one
 * @param pageLimit a worker that takes longer for one page is killed
 * @param heapMegabytes Java heap of a worker; its images are outside it
 */
public record WorkerSettings(int count, Duration pageLimit, int heapMegabytes) {

  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Pattern TOTAL = Pattern.compile("MemTotal: *([0-9]{1,15}) kB");
  private static final int KILOBYTES_IN_MEGABYTE = 1024;

  /** What a worker may take with a page of 600 dpi in colour, and what all else takes. */
  private static final long MEGABYTES_OF_WORKER = 400;

  private static final long MEGABYTES_OF_OTHERS = 1000;

  /** One worker a core, fewer where memory is short; two minutes a page. */
  public static WorkerSettings usual() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new WorkerSettings(fitting(cores, megabytes()), Duration.ofMinutes(2), 512);
  }

  /** How many workers a computer has room for; at least one. */
  static int fitting(int cores, long megabytes) {
    long room = (megabytes - MEGABYTES_OF_OTHERS) / MEGABYTES_OF_WORKER;
    return (int) Math.max(1, Math.min(cores, room));
  }

  /** The memory of this computer; as good as endless where it is not told. */
  private static long megabytes() {
    try (Stream<String> lines = Files.lines(MEMORY)) {
      return lines
          .map(TOTAL::matcher)
          .filter(Matcher::matches)
          .map(total -> Long.parseLong(total.group(1)) / KILOBYTES_IN_MEGABYTE)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException | UncheckedIOException e) {
      return Long.MAX_VALUE;
    }
  }

  /** The same with another number of workers. */
  public WorkerSettings withCount(int other) {
    return new WorkerSettings(other, pageLimit, heapMegabytes);
  }

  /** The command that starts a worker. */
  List<String> command() {
    return ChildCommand.of(WorkerMain.class, heapMegabytes);
  }
}
