package org.sealpress.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.sealpress.worker.Wire.Reply;
import org.sealpress.worker.WorkerFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parent's end of one worker. Used by one thread. */
final class WorkerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
  private static final int BUFFER = 64 * 1024;

  private final Process process;
  private final DataOutputStream jobs;
  private final DataInputStream replies;

  WorkerProcess(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // Tesseract's own threads slow each other down; one worker a core is the parallelism.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    process = builder.start();
    jobs = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    replies = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
    Thread thread = new Thread(this::pumpErrors, "worker-" + process.pid() + "-stderr");
    thread.setDaemon(true);
    thread.start();
  }

  boolean alive() {
    return process.isAlive();
  }

  /**
   * Has one page done.
   *
   * @param image takes the bytes of the archived image
   * @throws WorkerFault {@link Kind#BROKEN} when this worker is of no more use
   */
  PageResult on(PageJob job, OutputStream image, ScheduledExecutorService watch, long limitMillis)
      throws WorkerFault {
    ScheduledFuture<?> watchdog =
        watch.schedule(process::destroyForcibly, limitMillis, TimeUnit.MILLISECONDS);
    try {
      Wire.writeJob(job, jobs);
      Reply reply = Wire.readReply(replies);
      if (reply instanceof Reply.Failed failed) {
        throw new WorkerFault(failed.kind(), failed.message());
      }
      Reply.Done done = (Reply.Done) reply;
      Wire.copy(replies, new OwnSideFailed.Writing(image), done.imageBytes());
      return done.result();
    } catch (OwnSideFailed e) {
      throw new WorkerFault(Kind.SPOOL, String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException e) {
      throw new WorkerFault(Kind.BROKEN, describe(watchdog.isDone(), limitMillis, e), e);
    } finally {
      watchdog.cancel(false);
    }
  }

  private static String describe(boolean killed, long limitMillis, Exception e) {
    if (killed) {
      return "the page took longer than %.1f s".formatted(limitMillis / 1000.0);
    }
    boolean garbage = e instanceof Wire.Garbage || e instanceof RuntimeException;
    return garbage
        ? "the page worker gave no proper answer (" + e.getMessage() + ")"
        : "the page worker died";
  }

  private void pumpErrors() {
    try (BufferedReader errors =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        LOG.debug("worker {}: {}", process.pid(), line);
      }
    } catch (IOException e) {
      LOG.debug("worker {} closed its error output", process.pid());
    }
  }

  /** Ends it: by closing its pipe, by force when that does not help at once. */
  @Override
  public void close() {
    try {
      jobs.close();
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  void kill() {
    process.destroyForcibly();
  }
}
