package org.sealpress.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sealpress.tool.ToolFault.Kind;

/**
 * A started program with the threads that move its bytes. Whatever happens, {@link #close} leaves
 * neither the program nor its descendants behind.
 */
final class Running implements AutoCloseable {
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 64;

  /** After the program's end its pipes are empty at once, unless a descendant holds them. */
  private static final long DRAIN_SECONDS = 5;

  private final Call call;
  private final Process process;
  private final long deadline;
  private final Capture out;
  private final Capture err;
  private final List<Pump> pumps = new ArrayList<>();
  private volatile boolean timedOut;
  private boolean silent;

  private Running(Call call, Process process) {
    this.call = call;
    this.process = process;
    deadline = System.nanoTime() + call.limit().toNanos();
    out = new Capture(call.capture());
    err = new Capture(call.capture());
  }

  /** Starts the program; its errors are read and its input is fed from now on. */
  static Running start(Call call) throws ToolFault {
    Running running = new Running(call, Start.process(call));
    running.drain("err", running.process.getErrorStream(), running.err);
    call.input()
        .ifPresent(
            source ->
                running.pumps.add(
                    Pump.feed(
                        call.tool().program() + " in",
                        source,
                        running.process.getOutputStream(),
                        running::kill)));
    return running;
  }

  /** Moves all output, waits for the end and gives the result. */
  ToolResult finish() throws ToolFault {
    drain("out", stdout(), call.output().orElse(out));
    return awaitEnd();
  }

  /** Waits for the end of a program whose output is read elsewhere, and gives the result. */
  ToolResult awaitEnd() throws ToolFault {
    try {
      while (!process.waitFor(Math.min(nanosLeft(), silenceLeft()), TimeUnit.NANOSECONDS)) {
        silent = silenceLeft() == 0;
        if (silent || nanosLeft() == 0) {
          timeOut();
          break;
        }
      }
      for (Pump pump : pumps) {
        if (!pump.feeds()) {
          pump.awaitEnd(DRAIN_SECONDS);
        }
      }
    } catch (InterruptedException e) {
      ProcessTree.end(process);
      Thread.currentThread().interrupt();
      throw new ToolFault(
          Kind.INTERRUPTED, "\"%s\" was stopped because its caller was".formatted(call), e);
    }
    return result();
  }

  /** How long it may go on to say nothing. */
  private long silenceLeft() {
    if (call.silence().isEmpty()) {
      return Long.MAX_VALUE;
    }
    long now = System.nanoTime();
    long quiet = Long.MAX_VALUE;
    for (Pump pump : pumps) {
      quiet = Math.min(quiet, now - pump.lastMoved());
    }
    return Math.max(0, call.silence().get().toNanos() - quiet);
  }

  private ToolResult result() throws ToolFault {
    for (Pump pump : pumps) {
      IOException failure = pump.failure().orElse(null);
      if (failure != null) {
        throw new ToolFault(
            pump.feeds() ? Kind.INPUT_FAILED : Kind.OUTPUT_FAILED,
            "\"%s\" was stopped: the stream for its %s failed: %s"
                .formatted(call, pump.feeds() ? "input" : "output", failure.getMessage()),
            failure);
      }
    }
    if (timedOut) {
      throw new ToolFault(
          Kind.TIMED_OUT,
          silent
              ? "\"%s\" stood still for %s and was stopped%s"
                  .formatted(call, seconds(call.silence().orElse(call.limit())), lastWords())
              : "\"%s\" took longer than %s and was stopped%s"
                  .formatted(call, seconds(call.limit()), lastWords()));
    }
    int code = process.exitValue();
    if (code > SIGNALLED && code <= SIGNALLED + LAST_SIGNAL) {
      throw new ToolFault(
          Kind.KILLED,
          "\"%s\" was ended by signal %d%s".formatted(call, code - SIGNALLED, lastWords()));
    }
    return new ToolResult(code, out.text(), errors(), out.cut() || err.cut());
  }

  private String errors() {
    return call.redact(err.text());
  }

  private String lastWords() {
    String last = new ToolResult(0, "", errors(), false).lastError();
    return last.isEmpty() ? "" : "; its last words: " + last;
  }

  private static String seconds(Duration limit) {
    long millis = limit.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  private void drain(String stream, InputStream pipe, OutputStream sink) {
    pumps.add(Pump.drain(call.tool().program() + " " + stream, pipe, sink, this::kill));
  }

  InputStream stdout() {
    return process.getInputStream();
  }

  long nanosLeft() {
    return Math.max(0, deadline - System.nanoTime());
  }

  /** Ends the program because its time is over. */
  void timeOut() {
    timedOut = true;
    ProcessTree.end(process);
  }

  private void kill() {
    ProcessTree.kill(process);
  }

  /** The call, secrets hidden. */
  @Override
  public String toString() {
    return call.toString();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      ProcessTree.end(process);
    }
    pumps.forEach(Pump::abandon);
  }
}
