package org.sealpress.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How workers are run.
 *
 * @param count worker processes, at least one
 * @param pageLimit a worker that takes longer for one page is killed
 * @param heapMegabytes Java heap of a worker; its images are outside it
 */
public record WorkerSettings(int count, Duration pageLimit, int heapMegabytes) {

  /** One worker a core, two minutes a page. */
  public static WorkerSettings usual() {
    return new WorkerSettings(
        Math.max(1, Runtime.getRuntime().availableProcessors()), Duration.ofMinutes(2), 512);
  }

  /** The same with another number of workers. */
  public WorkerSettings withCount(int other) {
    return new WorkerSettings(other, pageLimit, heapMegabytes);
  }

  /** The command that starts a worker: this same program's classes in a JVM of their own. */
  List<String> command() {
    return command(WorkerMain.class);
  }

  /** The same for another program of these classes. */
  List<String> command(Class<?> main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heapMegabytes + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        // A dump would have the page in it, unsealed.
        "-XX:-CreateCoredumpOnCrash",
        // What the JVM itself has to say must not end up between the answers.
        "-XX:+DisplayVMOutputToStderr",
        "-Djava.awt.headless=true",
        // Nothing in a worker logs; setting up a logger would cost a tenth of a second.
        "-Dslf4j.internal.verbosity=WARN",
        "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName());
  }
}
