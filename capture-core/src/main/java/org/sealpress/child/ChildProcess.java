package org.sealpress.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The parent's end of a process that is talked to through its pipes. */
public final class ChildProcess {
  /** So long one that has nothing to do stays warm: somebody who comes again and again finds it. */
  public static final Duration PARKED_AFTER = Duration.ofMinutes(10);

  private static final int BUFFER = 64 * 1024;

  private final Process process;
  private final ChildErrors errors;
  private final DataOutputStream out;
  private final DataInputStream in;

  /**
   * Starts it.
   *
   * @param command from {@link ChildCommand}
   */
  public ChildProcess(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // Tesseract's own threads slow each other down; one worker a core is the parallelism.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    process = builder.start();
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
    errors = ChildErrors.of(process);
  }

  /** What it reads. */
  public DataOutputStream out() {
    return out;
  }

  /** What it writes. */
  public DataInputStream in() {
    return in;
  }

  /** What it complains of. */
  public ChildErrors errors() {
    return errors;
  }

  /**
   * Why a talk with it broke: what it said that it should not have, or how it ended.
   *
   * @param e what came of it here
   */
  public String whyBroken(Exception e) {
    boolean spoke = e instanceof Garbage || e instanceof RuntimeException;
    return spoke ? String.valueOf(e.getMessage()) : errors.lastWords();
  }

  /** Whether it has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it and whatever it has started, at once. For any thread. */
  public void kill() {
    List<ProcessHandle> started = process.descendants().toList();
    // Process.destroyForcibly would wait for whoever is writing into the pipe.
    process.toHandle().destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits a moment for its end. */
  public boolean ended() throws InterruptedException {
    return process.waitFor(2, TimeUnit.SECONDS);
  }
}
