package org.sealpress.child;

import java.nio.file.Path;
import java.util.List;

/** The command that starts a child. */
public final class ChildCommand {
  private static final int FIRST_HEAP_MEGABYTES = 32;

  private ChildCommand() {}

  /**
   * The command of a JVM like this one that runs another of this program's classes.
   *
   * @param heapMegabytes the most that its Java heap may take
   */
  public static List<String> of(Class<?> main, int heapMegabytes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heapMegabytes + "m",
        // Otherwise a sixty-fourth of the memory there is, and garbage fills it up.
        "-Xms" + Math.min(FIRST_HEAP_MEGABYTES, heapMegabytes) + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        // A dump would have the page in it, unsealed.
        "-XX:-CreateCoredumpOnCrash",
        // What the JVM itself has to say must not end up between the answers.
        "-XX:+DisplayVMOutputToStderr",
        "-Djava.awt.headless=true",
        // Nothing in a child logs; setting up a logger would cost a tenth of a second.
        "-Dslf4j.internal.verbosity=WARN",
        "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName());
  }
}
