package org.sealpress.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child's error output: all of it for the log, and what it said first about the present job. */
public final class ChildErrors {
  private static final Logger LOG = LoggerFactory.getLogger(ChildErrors.class);
  private static final int LONGEST = 300;

  private final Process process;
  private final CountDownLatch ended = new CountDownLatch(1);
  private String first = "";

  private ChildErrors(Process process) {
    this.process = process;
  }

  /** Begins to read it, in a thread of its own. */
  static ChildErrors of(Process process) {
    ChildErrors errors = new ChildErrors(process);
    Thread thread = new Thread(errors::pump, "child-" + process.pid() + "-stderr");
    thread.setDaemon(true);
    thread.start();
    return errors;
  }

  private void pump() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        LOG.debug("child {}: {}", process.pid(), line);
        keep(line);
      }
    } catch (IOException e) {
      LOG.debug("child {} closed its error output", process.pid());
    } finally {
      ended.countDown();
    }
  }

  private synchronized void keep(String line) {
    if (first.isEmpty()) {
      first = line.strip();
    }
  }

  /** A new job begins. */
  public synchronized void forget() {
    first = "";
  }

  /** How it ended and what it said; waits a moment for both. */
  public String lastWords() {
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        return "it closed its pipe";
      }
      var unused = ended.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
    int status = process.exitValue();
    String end = status > 128 ? "signal " + (status - 128) : "exit status " + status;
    synchronized (this) {
      String said = first.substring(0, Math.min(first.length(), LONGEST));
      return said.isEmpty() ? end : end + ": " + said;
    }
  }
}
