package org.sealpress.tool;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process and all that it started. Works on handles and not on {@link Process#destroy},
 * which closes the pipes first: a program must not take the loss of its input for its end.
 */
final class ProcessTree {
  private static final long GRACE_SECONDS = 2;

  private ProcessTree() {}

  /**
   * Asks all of them to end (SIGTERM); when the first has, or after two seconds, makes the rest
   * (SIGKILL).
   */
  static void end(Process root) {
    Set<ProcessHandle> all = of(root.toHandle());
    all.forEach(ProcessHandle::destroy);
    await(root);
    kill(root, all);
  }

  /** Makes all of them end at once (SIGKILL). */
  static void kill(Process root) {
    kill(root, of(root.toHandle()));
  }

  private static void kill(Process root, Set<ProcessHandle> known) {
    Set<ProcessHandle> all = new LinkedHashSet<>(known);
    known.forEach(handle -> all.addAll(of(handle)));
    all.forEach(ProcessHandle::destroyForcibly);
    await(root);
  }

  private static Set<ProcessHandle> of(ProcessHandle root) {
    Set<ProcessHandle> all = new LinkedHashSet<>();
    all.add(root);
    root.descendants().forEach(all::add);
    return all;
  }

  /** Waits for the first process only: Java polls for the others, at 300 ms or more. */
  private static void await(Process root) {
    boolean interrupted = Thread.interrupted();
    try {
      var unused = root.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
